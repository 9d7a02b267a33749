import type { FileRoute } from "uploadthing/types";
import type { UploadInput } from "@/lib/media/schema";
import type { UploadReceipt } from "@/lib/media/types";
import type { PortraitInput } from "@/lib/people/portraits/schema";
import type { PortraitReceipt } from "@/lib/people/portraits/types";
import type { ReplacementInput } from "@/lib/photos/versions/schema";
import type { ReplacementReceipt } from "@/lib/photos/versions/types";
import { typed } from "./files";
import { problemOf, UploadProblem } from "./problem";

const ROUTE = "/api/uploadthing";

type Route<Input, Receipt> = FileRoute<{ input: Input; output: Receipt; errorShape: { message: string; code: string } }>;
/** The upload route as the library describes it to its client half. */
type UploadRouter = {
  photo: Route<UploadInput, UploadReceipt>;
  portrait: Route<PortraitInput, PortraitReceipt>;
  replacement: Route<ReplacementInput, ReplacementReceipt>;
};

export type Attempt = { signal: AbortSignal; onProgress: (loaded: number) => void };
/** Tries once to upload a file, going on where the last try broke off. Rejects with an `UploadProblem`. */
export type Send<Receipt = UploadReceipt> = (attempt: Attempt) => Promise<Receipt>;

type Client = Awaited<ReturnType<typeof loadClient>>;
/** What the library is told about any upload. */
type Options = { files: File[]; signal: AbortSignal; onUploadProgress: (progress: { loaded: number }) => void };
/** Sends a file to its slug, and answers what the application said of it. */
type SendTo<Receipt> = (uploadFiles: Client, options: Options) => Promise<Receipt>;

/** Uploads one photograph. */
export const createSend = (file: File, input: () => UploadInput): Send =>
  resumable(file, async (uploadFiles, options) => {
    const [done] = await uploadFiles("photo", { ...options, input: input() });
    return receiptOf(done?.serverData);
  });

/** Uploads one picture of its owner. */
export const createPortraitSend = (file: File, input: PortraitInput): Send<void> =>
  resumable(file, async (uploadFiles, options) => void (await uploadFiles("portrait", { ...options, input })));

/** Uploads one file that is to replace that of a photo. */
export const createReplacementSend = (file: File, input: ReplacementInput): Send<ReplacementReceipt> =>
  resumable(file, async (uploadFiles, options) => {
    const [done] = await uploadFiles("replacement", { ...options, input });
    return replacementReceiptOf(done?.serverData);
  });

async function loadClient(fetchAs: typeof fetch) {
  const { genUploader } = await import("uploadthing/client");
  return genUploader<UploadRouter>({ url: ROUTE, package: "halation", fetch: fetchAs }).uploadFiles;
}

/**
 * Uploads with the library's own client. The address it got is remembered, so that another try resumes there; the library by itself would ask for
 * a new one and begin again.
 */
function resumable<Receipt>(file: File, sendTo: SendTo<Receipt>): Send<Receipt> {
  let address: string | null = null;
  let lastAnswer: string | null = null;

  const ask = async (url: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    if (address !== null) return new Response(address);
    const response = await fetch(url, init);
    if (response.ok) address = await response.clone().text();
    return response;
  };

  /** The library ignores how this request ends, except that it fails. */
  const askOffset = async (url: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const response = await fetch(url, init);
    if (response.ok) return response;
    lastAnswer = response.status === 403 || response.status === 404 ? "expired" : "unavailable";
    throw new Error(`the ingest answered ${response.status}`);
  };

  return async ({ signal, onProgress }) => {
    lastAnswer = null;
    const uploadFiles = await loadClient((url, init) => (init?.method === "HEAD" ? askOffset : ask)(url, init));
    try {
      return await sendTo(uploadFiles, { files: [typed(file)], signal, onUploadProgress: ({ loaded }) => onProgress(Math.min(loaded, file.size)) });
    } catch (error) {
      const problem = (await isReadable(file)) ? problemOf(lastAnswer ?? codeOf(error)) : new UploadProblem("unreadable", "ask", true);
      if (problem.spent) address = null;
      throw problem;
    }
  };
}

function receiptOf(data: unknown): UploadReceipt {
  if (typeof data === "object" && data !== null && "photoId" in data && typeof data.photoId === "string")
    return { photoId: data.photoId, already: "already" in data && data.already === true };
  throw new UploadProblem("fault", "ask", true);
}

const OUTCOMES = ["taken", "already", "gone"] as const satisfies readonly ReplacementReceipt["outcome"][];

function replacementReceiptOf(data: unknown): ReplacementReceipt {
  if (typeof data === "object" && data !== null && "outcome" in data && "photoId" in data && typeof data.photoId === "string") {
    const outcome = OUTCOMES.find((known) => known === data.outcome);
    if (outcome) return { outcome, photoId: data.photoId };
  }
  throw new UploadProblem("fault", "ask", true);
}

/** The code in an answer of ours: the ingest's comes as `data`, the upload route's as `cause`; null where no answer of ours came. */
function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return "fault";
  if (error instanceof UploadProblem) return error.code;
  for (const body of ["data" in error && error.data, "cause" in error && error.cause]) {
    if (typeof body === "object" && body !== null && "code" in body && typeof body.code === "string") return body.code;
  }
  return null;
}

/** A file that was moved or changed since it was chosen fails like a lost connection; only reading it tells. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
