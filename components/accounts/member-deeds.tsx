import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { ActionForm, FormRadioGroup, SubmitButton } from "@/components/ui/form";
import {
  approveMemberAction,
  confirmMemberAction,
  endTwoFactorAction,
  restoreMemberAction,
  setRoleAction,
  suspendMemberAction,
} from "@/lib/accounts/admin/actions";
import type { MemberDetail } from "@/lib/accounts/admin/types";
import { ROLES } from "@/lib/accounts/types";
import { DeclineForm } from "./decline-form";

type DeedProps = { member: MemberDetail };

/** What an administrator can do about one member: first what waits, then what is dangerous. */
export async function MemberDeeds({ member }: DeedProps) {
  const t = await getTranslations("admin.member");
  return (
    <>
      {!member.confirmed && (
        <Card title={t("confirmation")} description={t("confirm-description")}>
          <ActionForm action={confirmMemberAction}>
            <input type="hidden" name="member" value={member.id} />
            <SubmitButton className="self-start">{t("confirm")}</SubmitButton>
          </ActionForm>
        </Card>
      )}
      {!member.approved && !member.leaving && <Approval member={member} />}
      {member.lastAdministrator && <Callout>{t("last-hint")}</Callout>}
      <RoleForm member={member} />
      {member.twoFactor && <SecondStep member={member} />}
      <Suspension member={member} />
    </>
  );
}

async function Approval({ member }: DeedProps) {
  const t = await getTranslations("admin");
  return (
    <Card title={t("member.approval")} description={t("member.approval-description")}>
      <div className="flex flex-wrap items-center gap-3">
        <ActionForm action={approveMemberAction} className="contents">
          <input type="hidden" name="member" value={member.id} />
          <SubmitButton size="sm">{t("waiting.approve")}</SubmitButton>
        </ActionForm>
        <DeclineForm member={member.id} username={member.username} />
      </div>
    </Card>
  );
}

async function RoleForm({ member }: DeedProps) {
  const t = await getTranslations("admin");
  const options = ROLES.map((role) => ({
    value: role,
    label: t(`roles.${role}`),
    hint: t(`member.role-${role}`),
    disabled: member.lastAdministrator && role !== "administrator",
  }));
  return (
    <Card title={t("member.role")} description={t("member.role-description")}>
      <ActionForm action={setRoleAction} success={t("member.role-saved")}>
        <input type="hidden" name="member" value={member.id} />
        <FormRadioGroup name="role" legend={t("member.role-label")} defaultValue={member.role} options={options} />
        {!member.lastAdministrator && (
          <SubmitButton variant="secondary" className="self-start">
            {t("member.role-save")}
          </SubmitButton>
        )}
      </ActionForm>
    </Card>
  );
}

async function SecondStep({ member }: DeedProps) {
  const t = await getTranslations("admin.member");
  return (
    <Card title={t("two-factor")} description={t("two-factor-description")}>
      <ActionForm action={endTwoFactorAction}>
        <input type="hidden" name="member" value={member.id} />
        <SubmitButton variant="danger" className="self-start">
          {t("two-factor-end")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}

async function Suspension({ member }: DeedProps) {
  const t = await getTranslations("admin.member");
  if (member.lastAdministrator) return null;
  return (
    <Card title={t("suspension")} description={member.suspended ? t("suspended-description") : t("suspend-description")}>
      <ActionForm action={member.suspended ? restoreMemberAction : suspendMemberAction}>
        <input type="hidden" name="member" value={member.id} />
        <SubmitButton variant={member.suspended ? "secondary" : "danger"} className="self-start">
          {member.suspended ? t("restore") : t("suspend")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
