/** Why the ingest says no. The page that uploads has a sentence for each; other clients read the message. */
export type RefusalCode =
  | "signature"
  | "expired"
  | "unknown"
  | "taken"
  | "malformed"
  | "offset"
  | "superseded"
  | "cut"
  | "idle"
  | "type"
  | "mismatch"
  | "size"
  | "full"
  | "unavailable";

const REFUSALS: Record<RefusalCode, { status: number; message: string; final?: boolean }> = {
  signature: { status: 403, message: "This upload address is not signed by this server." },
  expired: { status: 403, message: "This upload address has expired. Please start the upload again." },
  unknown: { status: 404, message: "No upload was announced under this key." },
  taken: { status: 409, message: "This key is in use. Please start the upload again." },
  malformed: { status: 400, message: "The request is not an upload as the protocol has it." },
  offset: { status: 409, message: "Bytes before this offset have not arrived yet." },
  superseded: { status: 409, message: "A newer request continues this upload." },
  cut: { status: 400, message: "The upload broke off before its end." },
  idle: { status: 408, message: "No bytes arrived for too long." },
  type: { status: 415, message: "This is not a JPEG, PNG, WebP, AVIF, TIFF, GIF, HEIC, DNG or CR3 picture.", final: true },
  mismatch: { status: 415, message: "The content of this file is of another type than it claims.", final: true },
  size: { status: 413, message: "This file is not as large as was announced.", final: true },
  full: { status: 507, message: "The server has no room left for this file." },
  unavailable: { status: 503, message: "The server cannot finish this upload right now. What has arrived is kept." },
};

/** A refusal of one request. */
export class IngestRefusal extends Error {
  override readonly name = "IngestRefusal";
  /** Whether the upload as a whole is over, because of what the file is. */
  readonly final: boolean;

  constructor(
    readonly code: RefusalCode,
    options?: ErrorOptions,
  ) {
    super(REFUSALS[code].message, options);
    this.final = REFUSALS[code].final ?? false;
  }

  toResponse(): Response {
    return Response.json({ error: this.message, code: this.code }, { status: REFUSALS[this.code].status, headers: { "cache-control": "no-store" } });
  }
}
