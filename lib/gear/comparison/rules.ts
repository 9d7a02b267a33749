import type { CameraData } from "@/lib/photos/exif/types";
import type { Editing } from "./types";

/** What is not known is further away than anything that is. */
export const FAR = 1000;

/** How far an aperture is from the wanted one, in thirds of a stop: closer than a sixth, lenses call it the same. */
export const apertureSteps = (wanted: number, aperture: number | null): number => (aperture ? Math.round(Math.abs(Math.log2(aperture / wanted)) * 6) : FAR);

/** How far a focal length is from the wanted one, in eighths of a doubling: 50 and 52 mm are the same, 50 and 55 are not. */
export const focalSteps = (wanted: number, focalLength35: number | null): number =>
  focalLength35 ? Math.round(Math.abs(Math.log2(focalLength35 / wanted)) * 8) : FAR;

/**
 * Programs that change pictures, by what they write into `Software`. Only what JavaScript and Postgres read alike stands in the patterns: letters,
 * groups, alternatives and classes; case makes no difference.
 */
const EDITORS: readonly (readonly [name: string, pattern: string])[] = [
  ["Lightroom", "lightroom"],
  ["Camera Raw", "camera raw"],
  ["Photoshop", "photoshop"],
  ["Adobe", "adobe"],
  ["Capture One", "capture ?one"],
  ["darktable", "darktable|ansel"],
  ["RawTherapee", "raw ?therapee"],
  ["GIMP", "(^|[^a-z])gimp"],
  ["DxO", "(^|[^a-z])dxo|pureraw|photolab|nik collection"],
  ["Affinity Photo", "affinity"],
  ["ON1", "(^|[^a-z])on1([^a-z0-9]|$)"],
  ["Luminar", "luminar|skylum|aurora hdr"],
  ["Topaz", "topaz"],
  ["Exposure", "alien skin"],
  ["Iridient", "iridient"],
  ["Silkypix", "silkypix"],
  ["Digital Photo Professional", "digital photo professional"],
  ["NX Studio", "nx studio|nx-?d([^a-z0-9]|$)|capture nx|view ?nx"],
  ["Imaging Edge", "imaging edge|image data converter"],
  ["OM Workspace", "(olympus|om) (workspace|viewer|master|studio)"],
  ["X Raw Studio", "x raw studio|hs-v3"],
  ["Digital Camera Utility", "digital camera utility"],
  ["Phocus", "phocus"],
  ["Apple Photos", "^photos [0-9]|iphoto|apple photos"],
  ["Aperture", "^aperture [0-9]"],
  ["Pixelmator", "pixelmator"],
  ["Snapseed", "snapseed"],
  ["VSCO", "(^|[^a-z])vsco"],
  ["Instagram", "instagram"],
  ["Google Photos", "google photos|picasa"],
  ["Windows Photos", "(windows|microsoft).*photo|paint\\.net|ms ?paint"],
  ["ACDSee", "acd ?see|acd systems"],
  ["PaintShop", "paint ?shop|corel"],
  ["Zoner", "zoner"],
  ["PhotoScape", "photoscape"],
  ["XnView", "xnview"],
  ["FastStone", "faststone"],
  ["IrfanView", "irfanview"],
  ["digiKam", "digikam|showfoto"],
  ["Krita", "krita"],
  ["Photomatix", "photomatix"],
  ["Hugin", "hugin|enblend|ptgui|autopano"],
  ["Helicon", "helicon|zerene"],
  ["ImageMagick", "imagemagick|graphicsmagick"],
  ["Polarr", "polarr|picsart|facetune|remini"],
];

/** All of them as one pattern, for the database. */
export const EDITOR_PATTERN = EDITORS.map(([, pattern]) => `(${pattern})`).join("|");

const READ = EDITORS.map(([name, pattern]) => [name, new RegExp(pattern, "i")] as const);

/** Characters of what a file says; no program has a longer name. */
const LONGEST = 100;

/** `1.02`, `Ver.1.10`, `Firmware Version 2.0`, `v3.01`, `HDR+ 1.0.540104767zd`: what cameras and phones call their own program. */
const VERSION = /^(?:camera|hdr\+)?[\s:]*(?:firmware|fw)?[\s:]*(?:ver(?:sion)?\.?|v)?[\s:.]*\d+(?:[._-]\d+)*[a-z]{0,3}\d*(?:\s[\d.:()/-]*)?$/i;
/** `G991BXXU3AUF6`, `QP1A.190711.020`: builds of a phone's system. */
const BUILD = /^(?=.*\d)[A-Z0-9][A-Z0-9._]{5,}$/;

/** Whether a file is as its camera wrote it, as far as its `Software` tells: editors sign their work, cameras name themselves or a version. */
export function editingOf({ software, make, model }: Pick<CameraData, "software" | "make" | "model">): Editing {
  const written = software?.replaceAll(/\s+/g, " ").trim().slice(0, LONGEST);
  if (!written) return { kind: "unsaid" };
  const editor = READ.find(([, pattern]) => pattern.test(written));
  if (editor) return { kind: "edited", by: editor[0] };
  return isFirmware(written, [make, model]) ? { kind: "camera" } : { kind: "unsure", by: written };
}

function isFirmware(software: string, names: readonly (string | null)[]): boolean {
  if (VERSION.test(software) || BUILD.test(software) || /^digital (still )?camera /i.test(software)) return true;
  const first = (text: string): string =>
    text
      .trim()
      .toLowerCase()
      .split(/[\s,]+/)[0] ?? "";
  const said = software.toLowerCase();
  return names.some((name) => name && (said.includes(name.trim().toLowerCase()) || (first(name).length > 2 && said.startsWith(first(name)))));
}
