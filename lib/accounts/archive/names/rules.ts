import { EXTENSIONS, isPictureType } from "@/lib/core/sniff";

/** What Windows refuses in names, what ends lines, and what nobody sees. */
const UNFIT = /[<>:"/\\|?*\p{C}\p{Zl}\p{Zp}]+/gu;
/** Names that mean devices to Windows, whatever follows their first dot. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i;
const EDGES = /^[\s._]+|[\s._]+$/g;

/** Of a name without its extension; with the longest that is put around it, it stays below what filesystems and Windows' paths take. */
const MOST_LETTERS = 80;
const MOST_BYTES = 120;

const utf8 = new TextEncoder();

/** A text as a file name that every system takes; empty where nothing of it can stay. */
export function fileStem(text: string): string {
  const plain = text.normalize("NFC").replace(UNFIT, "_").replace(/\s+/g, "_").replace(EDGES, "");
  const stem = shortened(plain).replace(EDGES, "");
  return DEVICES.test(stem) ? `_${stem}` : stem;
}

function shortened(text: string): string {
  let [kept, bytes] = ["", 0];
  for (const letter of Array.from(text).slice(0, MOST_LETTERS)) {
    bytes += utf8.encode(letter).length;
    if (bytes > MOST_BYTES) break;
    kept += letter;
  }
  return kept;
}

type Named = { fileName: string; type: string; createdAt: Date; camera: { takenLocal: string | null } };

/** What a photograph's file is called: the day it was taken, or arrived, then its own name; the extension its own, where that says what it is. */
function photographName({ fileName, type, createdAt, camera }: Named): { stem: string; extension: string } {
  const dot = fileName.lastIndexOf(".");
  const written = dot < 0 ? "" : fileName.slice(dot + 1).toLowerCase();
  const known = isPictureType(type) ? EXTENSIONS[type] : (["bin"] as const);
  const day = (camera.takenLocal ?? createdAt.toISOString()).slice(0, 10);
  const own = known.includes(written);
  const stem = fileStem(own ? fileName.slice(0, dot) : fileName);
  return { stem: stem ? `${day}_${stem}` : day, extension: own ? written : known[0] };
}

/** What some system may take for one and the same name. */
const folded = (name: string): string => name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");

/** Names photographs one after the other, no two of them alike on any system. */
export function photographNames(): (photograph: Named) => string {
  const taken = new Map<string, number>();
  return (photograph) => {
    const { stem, extension } = photographName(photograph);
    let name = `${stem}.${extension}`;
    while (taken.has(folded(name))) {
      const first = folded(`${stem}.${extension}`);
      const number = taken.get(first)! + 1;
      taken.set(first, number);
      name = `${stem}_${number}.${extension}`;
    }
    taken.set(folded(name), 1);
    return name;
  };
}
