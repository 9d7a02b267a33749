import type { ComponentProps } from "react";
import { AUDIENCE_SIGNS } from "@/components/people/audience-signs";
import { join } from "@/components/ui/join";
import { VISIBILITIES, type Visibility } from "./visibility";
import type { UploadWords } from "./words";

type Props = {
  words: UploadWords;
  /** What holds when the files are dropped beside the three fields. */
  chosen: Visibility;
  /** React-dropzone's. */
  target: ComponentProps<"div">;
};

/** Covers the window while files are dragged over it: where they fall says who may see them. */
export function DropOverlay({ words: { drop, audience }, chosen, target }: Props) {
  return (
    <div {...target} className="fixed inset-0 z-50 flex flex-col gap-4 bg-canvas p-4 sm:gap-6 sm:p-8">
      <p className="pointer-events-none text-center text-2xl font-semibold">{drop.now}</p>
      <div className="grid flex-1 gap-4 sm:grid-cols-3 sm:gap-6">
        {VISIBILITIES.map((visibility) => (
          <Field key={visibility} visibility={visibility} label={audience[visibility]} hint={audience[`${visibility}-hint`]} chosen={visibility === chosen} />
        ))}
      </div>
    </div>
  );
}

type FieldProps = { visibility: Visibility; label: string; hint: string; chosen: boolean };

function Field({ visibility, label, hint, chosen }: FieldProps) {
  const Icon = AUDIENCE_SIGNS[visibility];
  const light = (event: { currentTarget: HTMLElement }, on: boolean) => event.currentTarget.toggleAttribute("data-over", on);
  return (
    <div
      data-visibility={visibility}
      onDragEnter={(event) => light(event, true)}
      onDragLeave={(event) => light(event, false)}
      className={join(
        "flex flex-col items-center justify-center gap-1 rounded-lg border-2 border-dashed px-4 text-center *:pointer-events-none data-over:border-accent data-over:bg-accent-soft",
        chosen ? "border-ink/60" : "border-edge/50",
      )}
    >
      <Icon size={32} className="mb-2 text-muted" />
      <p className="text-xl font-semibold">{label}</p>
      <p className="text-sm text-pretty text-muted">{hint}</p>
    </div>
  );
}

/** The field something was dropped on, if it was one. */
export function visibilityAt(target: EventTarget | null): Visibility | null {
  const named = target instanceof Element ? target.closest("[data-visibility]")?.getAttribute("data-visibility") : null;
  return VISIBILITIES.find((visibility) => visibility === named) ?? null;
}
