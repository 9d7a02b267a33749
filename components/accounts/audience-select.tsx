import { getTranslations } from "next-intl/server";
import { FormSignedSelect } from "@/components/ui/form";
import { GlobeIcon, LockIcon, PeopleIcon } from "@/components/ui/icons";
import { AUDIENCES, type Audience, type ProfileField } from "@/lib/people/types";

const SIGNS = { public: GlobeIcon, friends: PeopleIcon, private: LockIcon };

/** Who may see one thing that somebody says about themselves. */
export async function AudienceSelect({ field, audience }: { field: ProfileField; audience: Audience }) {
  const t = await getTranslations("profile");
  const options = AUDIENCES.map((value) => {
    const Sign = SIGNS[value];
    return { value, label: t(`audience.${value}`), icon: <Sign size={16} /> };
  });
  return <FormSignedSelect name={`${field}For`} aria-label={t("audience.label", { field: t(`${field}.label`) })} defaultValue={audience} options={options} />;
}
