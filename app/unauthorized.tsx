import { getTranslations } from "next-intl/server";
import { ClosedDoor } from "@/components/ui/drawings";
import { currentViewer } from "@/lib/platform/session";
import { DeadEnd } from "@/components/shell/dead-end";

/** For pages that need a member. */
export default async function Unauthorized() {
  const viewer = await currentViewer();
  const t = await getTranslations("ui.signed-out");
  const ways = [
    { href: "/sign-in", word: t("sign-in") },
    ...(viewer.kind === "guest" && viewer.maySignUp ? [{ href: "/sign-up", word: t("sign-up") } as const] : []),
  ] as const;
  return (
    <DeadEnd drawing={<ClosedDoor />} title={t("title")} ways={ways}>
      {t("text")}
    </DeadEnd>
  );
}
