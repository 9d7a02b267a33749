import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/core/form";
import { RecoveryCodesForm } from "./recovery-codes-form";

type RecoveryCodesProps = {
  /** Answers with fresh codes. */
  action: FormAction<string[]>;
  username: string;
  /** What it asks; nothing where there is nothing to ask. */
  children?: ReactNode;
};

/** A form that answers with fresh recovery codes, in words of the person's language. */
export async function RecoveryCodes({ action, username, children }: RecoveryCodesProps) {
  const t = await getTranslations("signing.codes");
  const words = {
    title: t("title"),
    keep: t("keep"),
    list: t("list"),
    copy: t("copy"),
    copied: t("copied"),
    download: t("download"),
    print: t("print"),
    file: t("file"),
    head: t("head", { username }),
  };
  return (
    <RecoveryCodesForm action={action} words={words}>
      {children}
    </RecoveryCodesForm>
  );
}
