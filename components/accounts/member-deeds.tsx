import { getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { ActionButton } from "@/components/ui/action-button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormRadioGroup } from "@/components/ui/form-fields";
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
import type { FormAction } from "@/lib/core/form";
import { DeclineForm } from "./decline-form";

type DeedProps = { member: MemberDetail };

/** What an administrator can do about one member: first what waits, then what is dangerous. */
export async function MemberDeeds({ member }: DeedProps) {
  const t = await getTranslations("admin.member");
  return (
    <>
      {!member.confirmed && (
        <DeedCard member={member} title={t("confirmation")} description={t("confirm-description")} action={confirmMemberAction}>
          {t("confirm")}
        </DeedCard>
      )}
      {!member.approved && !member.leaving && <Approval member={member} />}
      {member.lastAdministrator && <Callout>{t("last-hint")}</Callout>}
      <RoleForm member={member} />
      {member.twoFactor && <SecondStep member={member} />}
      <Suspension member={member} />
    </>
  );
}

type DeedCardProps = DeedProps & { title: string; description: string; action: FormAction<void> } & Pick<
    ComponentProps<typeof SubmitButton>,
    "variant" | "children"
  >;

/** One thing to be done about them, with what it means. */
const DeedCard = ({ member, title, description, action, ...button }: DeedCardProps) => (
  <Card title={title} description={description}>
    <ActionForm action={action}>
      <input type="hidden" name="member" value={member.id} />
      <SubmitButton className="self-start" {...button} />
    </ActionForm>
  </Card>
);

async function Approval({ member }: DeedProps) {
  const t = await getTranslations("admin");
  return (
    <Card title={t("member.approval")} description={t("member.approval-description")}>
      <div className="flex flex-wrap items-center gap-3">
        <ActionButton action={approveMemberAction} fields={{ member: member.id }} size="sm">
          {t("waiting.approve")}
        </ActionButton>
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
    <DeedCard member={member} title={t("two-factor")} description={t("two-factor-description")} action={endTwoFactorAction} variant="danger">
      {t("two-factor-end")}
    </DeedCard>
  );
}

async function Suspension({ member }: DeedProps) {
  const t = await getTranslations("admin.member");
  if (member.lastAdministrator) return null;
  return member.suspended ? (
    <DeedCard member={member} title={t("suspension")} description={t("suspended-description")} action={restoreMemberAction} variant="secondary">
      {t("restore")}
    </DeedCard>
  ) : (
    <DeedCard member={member} title={t("suspension")} description={t("suspend-description")} action={suspendMemberAction} variant="danger">
      {t("suspend")}
    </DeedCard>
  );
}
