import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { OwnPassword } from "@/components/accounts/own-password";
import { RecoveryCodes } from "@/components/accounts/recovery-codes";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { TwoFactorSetUp } from "@/components/accounts/two-factor-set-up";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { beginTwoFactorAction, renewRecoveryCodesAction, turnTwoFactorOffAction, turnTwoFactorOnAction } from "@/lib/accounts/two-factor/actions";
import { ownTwoFactor } from "@/lib/accounts/two-factor/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signing.two-factor");
  return { title: t("title") };
}

export default async function TwoFactorPage() {
  const { since, codesLeft, setUp, allowed, username } = await ownTwoFactor();
  const t = await getTranslations("signing.two-factor");
  const format = await getFormatter();
  const confirm = (
    <Link href="/confirm" className="link">
      {t("confirm")}
    </Link>
  );
  return (
    <SettingsFrame current="two-factor">
      <Card title={t("title")} description={t("description")}>
        {since && <p className="font-medium text-success">{t("on-since", { day: format.dateTime(since, "day") })}</p>}
        {!since && !allowed && (
          <Callout tone="warning" action={confirm}>
            {t("unconfirmed")}
          </Callout>
        )}
        {!since && allowed && !setUp && (
          <ActionForm action={beginTwoFactorAction}>
            <OwnPassword username={username} />
            <SubmitButton className="self-start">{t("begin")}</SubmitButton>
          </ActionForm>
        )}
        <RecoveryCodes key="on" action={turnTwoFactorOnAction} username={username}>
          {setUp && <TwoFactorSetUp app={setUp} />}
        </RecoveryCodes>
      </Card>
      {since && (
        <>
          <Card title={t("codes-title")} description={t("codes-description")}>
            <p className={codesLeft > 3 ? "font-medium" : "font-medium text-warning"}>{t("codes-left", { count: codesLeft })}</p>
            <RecoveryCodes key="renew" action={renewRecoveryCodesAction} username={username}>
              <OwnPassword username={username} />
              <SubmitButton variant="secondary" className="self-start">
                {t("renew")}
              </SubmitButton>
            </RecoveryCodes>
          </Card>
          <Card title={t("off-title")} description={t("off-description")}>
            <ActionForm action={turnTwoFactorOffAction}>
              <OwnPassword username={username} />
              <SubmitButton variant="danger" className="self-start">
                {t("turn-off")}
              </SubmitButton>
            </ActionForm>
          </Card>
        </>
      )}
    </SettingsFrame>
  );
}
