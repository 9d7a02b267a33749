import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PortraitRoom } from "@/components/people/portraits/room";
import type { PortraitWords } from "@/components/people/portraits/words";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormRadioGroup } from "@/components/ui/form-fields";
import { chooseSignatureAction } from "@/lib/accounts/settings/actions";
import { SIGNATURES } from "@/lib/accounts/settings/types";
import type { OwnSettings } from "@/lib/accounts/types";
import type { PortraitState } from "@/lib/people/portraits/types";
import type { RealtimeConfig, Subscription } from "@/lib/platform/realtime/types";
import { Signature } from "./signature";
import { SignaturePad } from "./signature-pad";

type SignatureFormProps = Pick<OwnSettings, "name" | "signature"> & {
  state: PortraitState;
  /** Whether its owner may upload one. */
  open: boolean;
  words: PortraitWords;
  realtime: RealtimeConfig;
  on: Subscription;
};

/** What may stand under one's posts: chosen, and seen as it will be. Each kind has its own part below the choice, shown while it is the one. */
export async function SignatureForm({ name, signature, state, open, words, realtime, on }: SignatureFormProps) {
  const [t, save] = await Promise.all([getTranslations("profile.signature"), getTranslations("settings")]);
  const pad = { draw: t("draw"), drawing: t("drawing"), undo: t("undo"), clear: t("clear"), full: t("full"), "draw-no-script": t("draw-no-script") };
  return (
    <Card id="signature" title={t("title")} description={t("description")}>
      <ActionForm action={chooseSignatureAction} success={save("saved")} className="group/signature flex flex-col gap-5">
        <FormRadioGroup
          name="signature"
          legend={t("legend")}
          defaultValue={state === "settled" ? signature.kind : "uploaded"}
          options={SIGNATURES.map((value) => ({ value, label: t(value) }))}
          className="[&>div:first-of-type]:grid [&>div:first-of-type]:grid-cols-2"
        />
        <Part className="group-has-[[value=name]:checked]/signature:block">
          <Signature signature={{ kind: "name" }} name={name} alt="" />
        </Part>
        <Part className="group-has-[[value=drawn]:checked]/signature:block">
          <SignaturePad path={signature.path ?? ""} words={pad} />
        </Part>
        <Part className="group-has-[[value=uploaded]:checked]/signature:block">
          {open ? <Uploaded name={name} token={signature.token} state={state} words={words} /> : <p className="text-muted">{words.unconfirmed}</p>}
        </Part>
        <SubmitButton className="self-start">{save("save")}</SubmitButton>
      </ActionForm>
      {state === "processing" && <RefreshOnEvent config={realtime} on={on} eager />}
    </Card>
  );
}

const Part = ({ className, children }: { className: string; children: ReactNode }) => <div className={`hidden ${className}`}>{children}</div>;

type UploadedProps = { name: string; token: string | null; state: PortraitState; words: PortraitWords };

async function Uploaded({ name, token, state, words }: UploadedProps) {
  const [t, language] = await Promise.all([getTranslations("profile.signature"), getLocale()]);
  const current = token && <Signature signature={{ kind: "uploaded", token }} name={name} alt={t("alt", { name })} className="border border-line" />;
  return (
    <PortraitRoom
      purpose="signature"
      current={current ?? <Empty>{words.signature.none}</Empty>}
      token={token}
      state={state}
      language={language}
      words={words}
    />
  );
}

const Empty = ({ children }: { children: ReactNode }) => (
  <p className="flex h-16 w-48 items-center justify-center rounded-md border border-dashed border-edge/60 px-2 text-center text-sm text-muted">{children}</p>
);
