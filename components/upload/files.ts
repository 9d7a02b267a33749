import { claimedType } from "@/lib/core/sniff";

/** The same file under the one name we have for its type: systems know HEIC and camera RAW by several, or by none. */
export function typed(file: File): File {
  const type = claimedType(file);
  return type === null || type === file.type ? file : new File([file], file.name, { type, lastModified: file.lastModified });
}

/** What systems put into folders for themselves. */
const LITTER = /^(?:\.|Thumbs\.db$|desktop\.ini$)/i;

const pathOf = (file: File): string => file.webkitRelativePath || ("path" in file && typeof file.path === "string" ? file.path : file.name);

/** As a camera counts: `DSC_2` before `DSC_10`, folder by folder, and without a folder's litter. */
export function inOrder(files: readonly File[]): File[] {
  const collator = new Intl.Collator(undefined, { numeric: true });
  return files.filter(({ name }) => !LITTER.test(name)).sort((a, b) => collator.compare(pathOf(a), pathOf(b)));
}
