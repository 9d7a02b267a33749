import { getTranslations } from "next-intl/server";
import { FormRadioGroup } from "@/components/ui/form-fields";
import { GlobeIcon, LockIcon } from "@/components/ui/icons";

/** Asks plainly whether people who are not signed in may see public photographs. */
export async function GuestsField({ defaultValue }: { defaultValue?: "yes" | "no" }) {
  const t = await getTranslations("accounts.setup");
  return (
    <FormRadioGroup
      name="guests"
      legend={t("guests")}
      hint={t("guests-hint")}
      defaultValue={defaultValue}
      options={[
        { value: "yes", label: t("guests-yes"), hint: t("guests-yes-hint"), icon: <GlobeIcon size={18} className="text-muted" /> },
        { value: "no", label: t("guests-no"), hint: t("guests-no-hint"), icon: <LockIcon size={18} className="text-muted" /> },
      ]}
    />
  );
}
