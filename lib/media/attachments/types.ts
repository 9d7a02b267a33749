/** What a file that goes with a post or comment is called among files. */
export const ATTACHMENT = "attachment";

/** What the application answers the browser about a file that has arrived for something that is not sent yet. */
export type AttachmentReceipt = {
  attachmentId: string;
  /** As people see it. */
  name: string;
  bytes: number;
  /** The media type its bytes showed. */
  type: string;
};

/** As many files as go with one post or comment. */
export const MOST_ATTACHMENTS = 20;
