import { cropFactor, equivalentOf, UNKNOWN_PLANE } from "../exif/crop/rules";
import type { CameraData } from "../exif/types";
import type { Field } from "../publishing/types";
import { says } from "./policy";
import { HAND_COLUMNS, HAND_FIELDS, type Entry, type HandField } from "./types";

/** All that is known of how a photo was made, and which of it its owner entered. */
export type Known = { camera: CameraData; byHand: HandField[] };

/**
 * What is known of a photo whose file has been read (for the first time, or another in its place): the file wins wherever it says something, and what
 * was entered by hand fills the rest.
 *
 * @param fromFile what the file says
 * @param before what was known until now, published or not
 * @param byHand which of that was entered by hand; what the file says by now is no longer
 */
export function mergeByHand(fromFile: CameraData, before: CameraData, byHand: readonly Field[]): Known {
  const kept = HAND_FIELDS.filter((field) => byHand.includes(field) && !says(fromFile, field) && isEntered(before, field));
  return { camera: withEquivalent({ ...fromFile, ...columnsOf(before, kept) }, kept), byHand: kept };
}

/** What is known of a photo once its owner has entered this. What the file says stays, whatever is entered. */
export const enter = (camera: CameraData, byHand: readonly Field[], entry: Entry): Known =>
  mergeByHand(saidByFile(camera, byHand), { ...camera, ...entered(entry) }, HAND_FIELDS);

/** What the file alone says. */
function saidByFile(camera: CameraData, byHand: readonly Field[]): CameraData {
  return {
    ...camera,
    ...columnsOf(
      NOTHING_ENTERED,
      HAND_FIELDS.filter((field) => byHand.includes(field)),
    ),
  };
}

const NOTHING_ENTERED = Object.fromEntries(
  Object.values(HAND_COLUMNS).flatMap((columns) => columns.map((column) => [column, column === "focalLength35Computed" ? false : null])),
) as Pick<CameraData, (typeof HAND_COLUMNS)[HandField][number]>;

type Columns = Partial<CameraData>;

const columnsOf = (camera: Columns, fields: readonly HandField[]): Columns =>
  Object.fromEntries(fields.flatMap((field) => HAND_COLUMNS[field].map((column) => [column, camera[column]])));

const isEntered = (camera: CameraData, field: HandField): boolean =>
  HAND_COLUMNS[field].some((column) => column !== "focalLength35Computed" && camera[column] !== null);

/** An entry by columns. */
function entered({ camera, lens, taken, focalLength35, ...rest }: Entry): Columns {
  return {
    ...rest,
    ...(camera !== undefined && { model: camera }),
    ...(lens !== undefined && { lensModel: lens }),
    ...(focalLength35 !== undefined && { focalLength35, focalLength35Computed: false }),
    ...(taken === null && { takenLocal: null, takenOffsetMin: null, takenAt: null }),
    ...(taken && { ...taken, takenAt: instantOf(taken.takenLocal, taken.takenOffsetMin) }),
  };
}

const instantOf = (local: string, offsetMin: number | null): Date | null =>
  offsetMin === null ? null : new Date(new Date(`${local}Z`).getTime() - offsetMin * 60_000);

/** Works out the 35 mm equivalent of a focal length entered without one, where the camera is known to have a sensor of one size. */
function withEquivalent(camera: CameraData, byHand: readonly HandField[]): CameraData {
  const { model, focalLength, focalLength35, focalLength35Computed } = camera;
  if (!byHand.includes("focalLength") || (focalLength35 !== null && !focalLength35Computed)) return camera;
  const crop = focalLength === null ? null : cropFactor(model, UNKNOWN_PLANE);
  if (focalLength === null || crop === null) return { ...camera, focalLength35: null, focalLength35Computed: false };
  return { ...camera, focalLength35: equivalentOf(focalLength, crop), focalLength35Computed: true };
}
