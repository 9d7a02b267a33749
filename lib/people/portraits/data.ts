import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { personFiles } from "@/db/schema";
import type { Viewer } from "@/lib/platform/session";
import { PORTRAIT_FAILURES, UNFINISHED, type PortraitState, type Purpose } from "./types";

/** What is going on with the viewer's own pictures. */
export async function portraitStates(viewer: Viewer): Promise<Record<Purpose, PortraitState>> {
  const rows =
    viewer.kind === "guest"
      ? []
      : await db
          .select({ purpose: personFiles.purpose, variant: personFiles.variant })
          .from(personFiles)
          .where(and(eq(personFiles.userId, viewer.id), inArray(personFiles.variant, [...UNFINISHED])));
  const stateOf = (purpose: Purpose): PortraitState => {
    const variant = rows.find((row) => row.purpose === purpose)?.variant;
    if (variant === "source") return "processing";
    return PORTRAIT_FAILURES.find((failure) => failure === variant) ?? "settled";
  };
  return { avatar: stateOf("avatar"), signature: stateOf("signature") };
}
