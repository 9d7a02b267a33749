import { getTranslations } from "next-intl/server";
import { Captcha } from "./captcha";

/** The proof that no machine sends the form around, in words. */
export async function HumanCheck() {
  const t = await getTranslations("registration.captcha");
  const words = { idle: t("idle"), working: t("working"), sending: t("sending"), done: t("done"), failed: t("failed"), retry: t("retry") };
  return <Captcha words={words} />;
}
