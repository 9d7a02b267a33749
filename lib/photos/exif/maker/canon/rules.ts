import { layoutOf } from "@/lib/core/tiff";
import { describeLens } from "../../lens/rules";
import type { MakerNote } from "../../tiff/rules";
import { noteAfter, noteBytes, noteNumbers, noteText, sensitivity, serial, signedNumbers, type Note } from "../reading/rules";
import type { MakerFacts } from "../types";

// Places in the lists of tags 0x1 (CameraSettings) and 0x4 (ShotInfo).
const CAMERA_ISO = 16;
const MAX_FOCAL_LENGTH = 23;
const MIN_FOCAL_LENGTH = 24;
const FOCAL_UNITS = 25;
const AUTO_ISO = 1;
const BASE_ISO = 2;

/** CameraISO where it is no plain number. */
const ISO_CODES: Readonly<Record<number, number>> = { 16: 50, 17: 100, 18: 200, 19: 400, 20: 800 };
const PLAIN_ISO = 0x4000;
const NO_ISO = 0x7fff;

const CAMERA_SETTINGS = 0x1;
const SHOT_INFO = 0x4;

/** Canon's note: a directory without a header. After ExifTool's tag documentation, "Canon Tags" and the tables CameraSettings, ShotInfo and LensInfo. */
export function readCanon(raw: MakerNote): MakerFacts {
  const note = whole(noteAfter(raw, 0)) ?? whole(moved(raw));
  const model = noteText(note, 0x95);
  return {
    lensModel: model && /[a-z]/i.test(model) ? model : null,
    lensNumbers: lensNumbers(note),
    cameraSerial: cameraSerial(note),
    lensSerial: lensSerial(note),
    iso: iso(note),
  };
}

/** The note, if its values lie where it says: the list of settings begins with its own length in bytes. */
function whole(note: Note | null): Note | null {
  const settings = noteNumbers(note, CAMERA_SETTINGS);
  return settings.length > FOCAL_UNITS && settings[0] === settings.length * 2 ? note : null;
}

/** The note as it was before software moved it, and left the offsets as they were: its first value lies behind its directory. */
function moved(raw: MakerNote): Note | null {
  const { values, end } = layoutOf(raw.tiff, raw.at - raw.tiff.base);
  return values.length > 0 ? noteAfter({ ...raw, tiff: { ...raw.tiff, base: raw.tiff.base + end - Math.min(...values) } }, 0) : null;
}

function lensNumbers(note: Note | null): string | null {
  const settings = noteNumbers(note, CAMERA_SETTINGS);
  const units = settings[FOCAL_UNITS] || 1;
  const [short, long] = [settings[MIN_FOCAL_LENGTH], settings[MAX_FOCAL_LENGTH]].map((value) => (value ?? 0) / units);
  return describeLens([short, long]);
}

/** As it stands on the body: ten digits, noughts in front. */
function cameraSerial(note: Note | null): string | null {
  const [number = 0] = noteNumbers(note, 0xc);
  return number > 0 ? String(number).padStart(10, "0") : null;
}

/** Five bytes, as the ten hexadecimal digits that EXIF's LensSerialNumber has in the same cameras. */
function lensSerial(note: Note | null): string | null {
  const bytes = noteBytes(note, 0x4019)?.subarray(0, 5);
  return bytes?.length === 5 && bytes.some((byte) => byte > 0) ? serial(Buffer.from(bytes).toString("hex")) : null;
}

/** CameraISO, or how many times AutoISO is of BaseISO; both are in 32nds of a stop. */
function iso(note: Note | null): number | null {
  const setting = noteNumbers(note, CAMERA_SETTINGS)[CAMERA_ISO] ?? 0;
  const plain = setting !== NO_ISO && setting < 0x8000 && (setting & PLAIN_ISO) !== 0 ? setting & (PLAIN_ISO - 1) : ISO_CODES[setting];
  if (plain) return sensitivity(plain);
  const shot = signedNumbers(note, SHOT_INFO);
  const [auto, base] = [shot[AUTO_ISO], shot[BASE_ISO]];
  return auto !== undefined && base ? sensitivity(2 ** (auto / 32) * ((2 ** (base / 32) * 100) / 32)) : null;
}
