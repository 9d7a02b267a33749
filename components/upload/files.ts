import { claimedType } from "@/lib/core/sniff";

/** The same file under the one name we have for its type: systems know HEIC and camera RAW by several, or by none. */
export function typed(file: File): File {
  const type = claimedType(file);
  return type === null || type === file.type ? file : new File([file], file.name, { type, lastModified: file.lastModified });
}

/** What systems put into folders for themselves: files, and folders full of small copies. */
const LITTER = /^(?:\.[^./]|__MACOSX$|@eaDir$|Thumbs\.db$|desktop\.ini$)/i;

const pathOf = (file: File): string => file.webkitRelativePath || ("path" in file && typeof file.path === "string" ? file.path : file.name);

const isLitter = (file: File): boolean =>
  pathOf(file)
    .split("/")
    .some((part) => LITTER.test(part));

/** As a camera counts: `DSC_2` before `DSC_10`, folder by folder, and without a folder's litter. */
export function inOrder(files: readonly File[]): File[] {
  const collator = new Intl.Collator(undefined, { numeric: true });
  return files.filter((file) => !isLitter(file)).sort((a, b) => collator.compare(pathOf(a), pathOf(b)));
}
