import { keepsMailHere } from "@/lib/platform/mail";
import { currentViewer, sessionFromRequest, type Viewer } from "@/lib/platform/session";
import { findFile, uploadDefaults, uploadProgress } from "./data";
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

type UploadStart = {
  viewer: Viewer;
  hindrance: Hindrance | null;
  /** No mail leaves this machine: an administrator has to help with codes. */
  mailStaysHere: boolean;
  showLocation: boolean;
  /** What they may upload now; null for guests. */
  allowance: Allowance | null;
};

/** Who wants to upload, what stands in their way, and what their photos start with. */
export async function uploadStart(): Promise<UploadStart> {
  const viewer = await currentViewer();
  const [defaults, allowance] = await Promise.all([uploadDefaults(viewer), viewer.kind === "guest" ? null : allowanceOf(viewer)]);
  return { viewer, hindrance: uploadHindrance(viewer), mailStaysHere: keepsMailHere(), ...defaults, allowance };
}
