import { defaultsOf } from "@/lib/photos/defaults/data";
import { countDrafts } from "@/lib/photos/drafts/data";
import type { Visibility } from "@/lib/photos/types";
import { keepsMailHere } from "@/lib/platform/mail";
import { currentViewer, sessionFromRequest, type Viewer } from "@/lib/platform/session";
import { findFile, uploadProgress } from "./data";
import { allowanceOf } from "./limits/data";
import type { Allowance } from "./limits/types";
import { uploadHindrance, type Hindrance } from "./policy";
import { parseFileAddress } from "./schema";
import type { ServedFile, UploadProgress } from "./types";

/** The file at an address, for whoever asks; null for what is missing and what is not theirs alike. */
export async function requestedFile(request: { headers: Headers }, token: string, name: string): Promise<ServedFile | null> {
  const address = parseFileAddress(token, name);
  return address && findFile(await sessionFromRequest(request), address.urlToken, address.variant);
}

/** How far photos of whoever asks have come; null for guests, who have none. */
export async function requestedProgress(request: { headers: Headers }, photoIds: string[]): Promise<UploadProgress[] | null> {
  const viewer = await sessionFromRequest(request);
  return viewer.kind === "guest" ? null : uploadProgress(viewer, photoIds);
}

const NOBODYS = { visibility: "private" } as const;

type UploadStart = {
  viewer: Viewer;
  hindrance: Hindrance | null;
  /** No mail leaves this machine: an administrator has to help with codes. */
  mailStaysHere: boolean;
  /** Who may see new photos, as their account says. */
  visibility: Visibility;
  /** How many drafts wait to be published. */
  drafts: number;
  /** What they may upload now; null for guests. */
  allowance: Allowance | null;
};

/** Who wants to upload, what stands in their way, and what their photos start with. */
export async function uploadStart(): Promise<UploadStart> {
  const viewer = await currentViewer();
  const [{ visibility }, drafts, allowance] =
    viewer.kind === "guest" ? [NOBODYS, 0, null] : await Promise.all([defaultsOf(viewer), countDrafts(viewer), allowanceOf(viewer)]);
  return { viewer, hindrance: uploadHindrance(viewer), mailStaysHere: keepsMailHere(), visibility, drafts, allowance };
}
