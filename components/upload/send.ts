import type { FileRoute } from "uploadthing/types";
import type { AttachmentReceipt } from "@/lib/media/attachments/types";
import type { RefusedUpload } from "@/lib/media/limits/types";
import { SENDER_HEADER } from "@/lib/media/policy";
import type { UploadInput } from "@/lib/media/schema";
import type { UploadReceipt } from "@/lib/media/types";
import type { PortraitInput } from "@/lib/people/portraits/schema";
import type { PortraitReceipt } from "@/lib/people/portraits/types";
import type { ReplacementInput } from "@/lib/photos/versions/schema";
import type { ReplacementReceipt } from "@/lib/photos/versions/types";
import { typed } from "./files";
import { problemOf, UploadProblem, type Figures } from "./problem";
import type { Recall } from "./recall";

const ROUTE = "/api/uploadthing";

type Route<Input, Receipt> = FileRoute<{ input: Input; output: Receipt; errorShape: { message: string; code: string } }>;
/** The upload route as the library describes it to its client half. */
type UploadRouter = {
  photo: Route<UploadInput, UploadReceipt | RefusedUpload>;
  portrait: Route<PortraitInput, PortraitReceipt>;
  replacement: Route<ReplacementInput, ReplacementReceipt | RefusedUpload>;
  attachment: Route<undefined, AttachmentReceipt | RefusedUpload>;
};

export type Attempt = { signal: AbortSignal; onProgress: (loaded: number) => void };
/** Tries once to upload a file, going on where the last try broke off. Rejects with an `UploadProblem`. */
export type Send<Receipt = UploadReceipt> = (attempt: Attempt) => Promise<Receipt>;

type Client = Awaited<ReturnType<typeof loadClient>>;
/** What the library is told about any upload. */
type Options = { files: File[]; signal: AbortSignal; onUploadProgress: (progress: { loaded: number }) => void };
/** Sends a file to its slug, and answers what the application said of it. */
type SendTo<Receipt> = (uploadFiles: Client, options: Options) => Promise<Receipt>;

/** Where an upload's address is kept between two tries. */
type Address = { get: () => string | null; set: (address: string | null) => void };

function noted(onSet?: (address: string | null) => void): Address {
  let address: string | null = null;
  const set = (next: string | null): void => {
    address = next;
    onSet?.(next);
  };
  return { get: () => address, set };
}

/**
 * Uploads one photograph, from where an earlier page left it. What had arrived then is not sent again. The member is named, so that whoever signs in
 * meanwhile in another tab is not given photographs of somebody else.
 */
export function createSend(file: File, input: () => UploadInput, recall: Recall, memberId: string): Send {
  const address = noted(recall.keep);
  const send = resumable(file, address, async (uploadFiles, options) => {
    const [done] = await uploadFiles("photo", { ...options, input: input(), headers: { [SENDER_HEADER]: memberId } });
    return receiptOf(done?.serverData);
  });
  let recalled = false;
  return async (attempt) => {
    const before = recalled ? null : await recall.find().catch(async (error: unknown) => Promise.reject(await problemWith(file, error, null)));
    recalled = true;
    if (before && "photoId" in before) return { photoId: before.photoId, already: true };
    if (before) address.set(before.address);
    return send(attempt);
  };
}

/** Uploads one picture of its owner. */
export const createPortraitSend = (file: File, input: PortraitInput): Send<void> =>
  resumable(file, noted(), async (uploadFiles, options) => void (await uploadFiles("portrait", { ...options, input })));

/** Uploads one file that is to replace that of a photo. */
export const createReplacementSend = (file: File, input: ReplacementInput): Send<ReplacementReceipt> =>
  resumable(file, noted(), async (uploadFiles, options) => {
    const [done] = await uploadFiles("replacement", { ...options, input });
    return replacementReceiptOf(done?.serverData);
  });

/** Uploads one file of any kind that is to go with something. */
export const createAttachmentSend = (file: File): Send<AttachmentReceipt> =>
  resumable(file, noted(), async (uploadFiles, options) => {
    const [done] = await uploadFiles("attachment", options);
    return attachmentReceiptOf(done?.serverData);
  });

async function loadClient(fetchAs: typeof fetch) {
  const { genUploader } = await import("uploadthing/client");
  return genUploader<UploadRouter>({ url: ROUTE, package: "halation", fetch: fetchAs }).uploadFiles;
}

/**
 * Uploads with the library's own client. The address it got is remembered, so that another try resumes there; the library by itself would ask for
 * a new one and begin again.
 */
function resumable<Receipt>(file: File, address: Address, sendTo: SendTo<Receipt>): Send<Receipt> {
  let lastAnswer: string | null = null;

  const ask = async (url: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const known = address.get();
    if (known !== null) return new Response(known);
    const response = await fetch(url, init);
    if (response.ok) address.set(await response.clone().text());
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
      const problem = await problemWith(file, error, lastAnswer);
      if (problem.spent) address.set(null);
      throw problem;
    }
  };
}

/** A file may arrive and still be refused: then its receipt says why. */
function demandTaken(data: unknown): void {
  if (typeof data === "object" && data !== null && "refused" in data) throw problemOf(codeIn(data.refused), figuresIn(data.refused));
}

/**
 * What went wrong with a file. An answer of ours tells: the ingest's comes as `data`, the upload route's as `cause`. Where none came, the connection
 * is gone.
 */
async function problemWith(file: File, error: unknown, answer: string | null): Promise<UploadProblem> {
  if (!(await isReadable(file))) return new UploadProblem("unreadable", "ask", true);
  if (error instanceof UploadProblem) return error;
  if (answer !== null) return problemOf(answer);
  if (typeof error !== "object" || error === null) return problemOf("fault");
  const said = ["data" in error && error.data, "cause" in error && error.cause].find((body) => codeIn(body) !== null);
  return problemOf(codeIn(said), figuresIn(said));
}

function receiptOf(data: unknown): UploadReceipt {
  demandTaken(data);
  if (typeof data === "object" && data !== null && "photoId" in data && typeof data.photoId === "string")
    return { photoId: data.photoId, already: "already" in data && data.already === true };
  throw new UploadProblem("fault", "ask", true);
}

const OUTCOMES = ["taken", "already", "gone"] as const satisfies readonly ReplacementReceipt["outcome"][];

function replacementReceiptOf(data: unknown): ReplacementReceipt {
  demandTaken(data);
  if (typeof data === "object" && data !== null && "outcome" in data && "photoId" in data && typeof data.photoId === "string") {
    const outcome = OUTCOMES.find((known) => known === data.outcome);
    if (outcome) return { outcome, photoId: data.photoId };
  }
  throw new UploadProblem("fault", "ask", true);
}

function attachmentReceiptOf(data: unknown): AttachmentReceipt {
  demandTaken(data);
  const { attachmentId, name, bytes, type } = (data ?? {}) as Partial<Record<keyof AttachmentReceipt, unknown>>;
  if (typeof attachmentId === "string" && typeof name === "string" && typeof bytes === "number" && typeof type === "string")
    return { attachmentId, name, bytes, type };
  throw new UploadProblem("fault", "ask", true);
}

const codeIn = (body: unknown): string | null =>
  typeof body === "object" && body !== null && "code" in body && typeof body.code === "string" ? body.code : null;

const figuresIn = (body: unknown): Figures =>
  Object.fromEntries(Object.entries(body ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === "number"));

/** A file that was moved or changed since it was chosen fails like a lost connection; only reading it tells. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
