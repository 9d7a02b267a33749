import { getTranslations } from "next-intl/server";
import { SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { QrCode } from "@/components/ui/qr-code";
import type { AppSecret } from "@/lib/accounts/two-factor/types";

/** What an authenticator app needs: a code to scan, the same for typing, and the question whether it arrived. */
export async function TwoFactorSetUp({ app }: { app: AppSecret }) {
  const t = await getTranslations("signing.two-factor");
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-8 gap-y-5">
        <QrCode text={app.uri} label={t("qr")} className="size-52 shrink-0" />
        <div className="flex min-w-0 flex-1 basis-56 flex-col gap-3">
          <p>{t("scan")}</p>
          <p className="text-sm text-muted">{t("type")}</p>
          <p aria-label={t("secret")} role="group" className="rounded-md bg-sunken px-3 py-2 font-mono break-words select-all">
            {app.typed}
          </p>
          <a href={app.uri} className="link self-start text-sm">
            {t("open")}
          </a>
        </div>
      </div>
      <FormField
        name="code"
        label={t("first-code")}
        hint={t("first-code-hint")}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={12}
        look="code"
        className="max-w-48 tracking-[0.2em]"
      />
      <SubmitButton className="self-start">{t("turn-on")}</SubmitButton>
    </>
  );
}
