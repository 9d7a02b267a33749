import type { Allowance, UploadRefusal } from "./types";

/** Why there is no room for one more file of so many bytes, if there is none. */
export function roomRefusal({ fileBytes, storage, day }: Allowance, bytes: number): UploadRefusal | null {
  if (bytes > fileBytes) return { code: "size", most: fileBytes };
  if (storage && storage.used + bytes > storage.limit) return { code: "quota", ...storage };
  return day && day.used >= day.limit ? { code: "day", limit: day.limit, until: day.until } : null;
}

/** The same allowance after (or, with negative figures, before) so many files of so many bytes together. */
export const after = ({ fileBytes, storage, day }: Allowance, files: number, bytes: number): Allowance => ({
  fileBytes,
  storage: storage && { ...storage, used: storage.used + bytes },
  day: day && { ...day, used: day.used + files },
});
