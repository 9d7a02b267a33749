import { z } from "zod";
import { cleanText } from "../exif/values/rules";
import { MAX_COPYRIGHT, MAX_NAME, type Entry, type HandInput } from "./types";
import { parseAperture, parseDay, parseEquivalent, parseExposureTime, parseFlash, parseFocalLength, parseIso, parseTime, parseZone } from "./values/rules";

/** The name of the input that something is entered in. */
export const handName = <Input extends HandInput>(input: Input): `by-hand-${Input}` => `by-hand-${input}`;

/** What one types into an input: nothing is null, and an input that was not sent is undefined. */
const typed = <Value>(parse: (text: string) => Value | null, wrong: string) =>
  z
    .string("errors.invalid")
    .optional()
    .transform((text, context): Value | null | undefined => {
      if (text === undefined) return undefined;
      if (text.trim() === "") return null;
      const value = parse(text);
      if (value === null) context.addIssue({ code: "custom", message: wrong });
      return value;
    });

/** A line of text, at most as long as files may have it. */
const text = (most: number, wrong: string, parse: (line: string) => string | null = (line) => line) =>
  typed((line) => {
    // One more than there may be tells what is too long.
    const clean = cleanText(line, most + 1);
    return clean === null || [...clean].length > most ? null : parse(clean);
  }, wrong);

/** A name without a letter or a digit names nothing. */
const name = (wrong: string) => text(MAX_NAME, wrong, (line) => (/[\p{L}\p{N}]/u.test(line) ? line : null));

const inputs = z.object({
  [handName("camera")]: name("hand.camera.wrong"),
  [handName("lens")]: name("hand.lens.wrong"),
  [handName("focalLength")]: typed(parseFocalLength, "hand.focalLength.wrong"),
  [handName("focalLength35")]: typed(parseEquivalent, "hand.focalLength35.wrong"),
  [handName("aperture")]: typed(parseAperture, "hand.aperture.wrong"),
  [handName("exposureTime")]: typed(parseExposureTime, "hand.exposureTime.wrong"),
  [handName("iso")]: typed(parseIso, "hand.iso.wrong"),
  [handName("flash")]: typed(parseFlash, "hand.flash.wrong"),
  [handName("takenDate")]: typed((day) => parseDay(day), "hand.takenDate.wrong"),
  [handName("takenTime")]: typed(parseTime, "hand.takenTime.wrong"),
  [handName("takenOffset")]: typed(parseZone, "hand.takenOffset.wrong"),
  [handName("artist")]: text(MAX_NAME, "hand.artist.wrong"),
  [handName("copyright")]: text(MAX_COPYRIGHT, "hand.copyright.wrong"),
});

type Inputs = z.output<typeof inputs>;

/** What its owner enters of a photo's camera data. Inputs that were not sent stay as they are. */
export const entered = inputs
  .superRefine((form, context) => {
    const told = form["by-hand-takenTime"] ?? form["by-hand-takenOffset"] ?? null;
    if (told !== null && !form["by-hand-takenDate"]) context.addIssue({ code: "custom", path: [handName("takenDate")], message: "hand.takenDate.missing" });
  })
  .transform((form): { entered: Entry } => ({ entered: given({ ...lines(form), taken: momentOf(form) }) }));

const lines = (form: Inputs): Entry => ({
  camera: form["by-hand-camera"],
  lens: form["by-hand-lens"],
  focalLength: form["by-hand-focalLength"],
  focalLength35: form["by-hand-focalLength35"],
  aperture: form["by-hand-aperture"],
  exposureTime: form["by-hand-exposureTime"],
  iso: form["by-hand-iso"],
  flash: form["by-hand-flash"],
  artist: form["by-hand-artist"],
  copyright: form["by-hand-copyright"],
});

function momentOf(form: Inputs): Entry["taken"] {
  const day = form["by-hand-takenDate"];
  if (day === undefined || day === null) return day;
  return { takenLocal: `${day}T${form["by-hand-takenTime"] ?? "00:00:00"}`, takenOffsetMin: form["by-hand-takenOffset"] ?? null };
}

/** Leaves out what is undefined. */
const given = (entry: Entry): Entry => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
