import type { FileRoute } from "uploadthing/types";
import type { UploadInput } from "@/lib/media/schema";
import type { UploadReceipt } from "@/lib/media/types";
import { typed } from "./files";
import { problemOf, UploadProblem } from "./problem";

const ROUTE = "/api/uploadthing";

/** The upload route as the library describes it to its client half. */
type UploadRouter = { photo: FileRoute<{ input: UploadInput; output: UploadReceipt; errorShape: { message: string; code: string } }> };

export type Attempt = { signal: AbortSignal; onProgress: (loaded: number) => void };
/** Tries once to upload a file, going on where the last try broke off. Rejects with an `UploadProblem`. */
export type Send = (attempt: Attempt) => Promise<UploadReceipt>;

/**
 * Uploads one file with the library's own client. The address it got is remembered, so that another try resumes there; the library by itself
 * would ask for a new one and begin again.
 */
export function createSend(file: File, input: () => UploadInput): Send {
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
    const { genUploader } = await import("uploadthing/client");
    const { uploadFiles } = genUploader<UploadRouter>({
      url: ROUTE,
      package: "halation",
      fetch: (url, init) => (init?.method === "HEAD" ? askOffset : ask)(url, init),
    });
    try {
      const [done] = await uploadFiles("photo", {
        files: [typed(file)],
        input: input(),
        signal,
        onUploadProgress: ({ loaded }) => onProgress(Math.min(loaded, file.size)),
      });
      return receiptOf(done?.serverData);
    } catch (error) {
      const problem = (await isReadable(file)) ? problemOf(lastAnswer ?? codeOf(error)) : new UploadProblem("unreadable", "ask", true);
      if (problem.spent) address = null;
      throw problem;
    }
  };
}

function receiptOf(data: unknown): UploadReceipt {
  if (typeof data === "object" && data !== null && "photoId" in data && typeof data.photoId === "string") return { photoId: data.photoId };
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
