import { fileStem } from "@/lib/accounts/archive/names/rules";

/** Where an archive keeps a file that went with something: by its id, as far as possible under its own name. */
export function attachmentPath(fileId: string, name: string): string {
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? "";
  const stem = fileStem(extension ? name.slice(0, -extension.length) : name);
  return `attachments/${fileId}/${stem || "file"}${extension.toLowerCase()}`;
}
