import type { CameraData } from "../exif/types";
import { PUBLISHABLE, type Field } from "../publishing/types";
import { HAND_FIELDS, type HandField } from "./types";

/** Manual and adapted lenses have no name in files that name their maker, or the camera's, all the same. */
const TELLING: Record<HandField, readonly (keyof CameraData)[]> = { ...PUBLISHABLE, lens: ["lensModel"] };

/** Whether this camera data says something of a field. */
export const says = (camera: CameraData, field: HandField): boolean => TELLING[field].some((column) => camera[column] !== null && camera[column] !== false);

/** The fields of a photo that its owner may enter: those of which its file says nothing. */
export const openFields = (camera: CameraData, byHand: readonly Field[]): HandField[] =>
  HAND_FIELDS.filter((field) => byHand.includes(field) || !says(camera, field));
