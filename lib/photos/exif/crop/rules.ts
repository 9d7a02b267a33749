/** Of the 35 mm frame, which equivalents are given for; millimetres. */
const FULL_FRAME_DIAGONAL = Math.hypot(36, 24);

/**
 * Sensor sizes that cameras are sold with, in millimetres. Software that shrinks a photo leaves the focal-plane resolution of the
 * original behind, so what it gives is only believed when such a sensor comes out.
 */
const SENSORS: readonly (readonly [width: number, height: number])[] = [
  [53.4, 40],
  [43.8, 32.9],
  [36, 24],
  [28.7, 19],
  [23.6, 15.7],
  [22.3, 14.9],
  [18.7, 14],
  [17.3, 13],
  [13.2, 8.8],
  [8.8, 6.6],
  [7.6, 5.7],
  [7.2, 5.35],
  [6.17, 4.55],
  [5.76, 4.29],
  [5.37, 4.04],
  [4.8, 3.6],
];
const TOLERANCE = 0.03;

/** Makers that write no 35 mm equivalent into files of interchangeable-lens cameras; theirs follow from the model. */
const MODELS: readonly (readonly [RegExp, number])[] = [
  [/^Canon EOS-1D( Mark (II|II N|III|IV))?$/i, 1.3],
  [/^Canon EOS-1D(s|s Mark (II|III)| X| X Mark (II|III))$/i, 1],
  [/^Canon EOS (5D( Mark (II|III|IV))?|5DS( R)?|6D( Mark II)?|RP?|R[13568]|R5 C|R\dm\d)$/i, 1],
  [/^Canon EOS (D30|D60|10D|20Da?|30D|40D|50D|60Da?|70D|77D|80D|90D|7D( Mark II)?|\d{3,4}D|M\d{0,3}( Mark II|m2)?|R7|R10|R50( V)?|R100)$/i, 1.6],
  [/^Canon EOS (DIGITAL )?(REBEL|KISS)\b/i, 1.6],
];

export type FocalPlane = {
  /** Pixels per unit across, and down. */
  xResolution: number | null;
  yResolution: number | null;
  /** EXIF: 2 inch, 3 centimetre, 4 millimetre, 5 micrometre. */
  unit: number | null;
  /** Pixels of the image the resolution is about. */
  width: number | null;
  height: number | null;
};

/** A file that says nothing of it. */
export const UNKNOWN_PLANE: FocalPlane = { xResolution: null, yResolution: null, unit: null, width: null, height: null };

const MILLIMETRES: Readonly<Record<number, number>> = { 2: 25.4, 3: 10, 4: 1, 5: 0.001 };

/**
 * How many times smaller the sensor is than the 35 mm frame, from the camera's model or from what the file says of its focal plane;
 * null when neither tells.
 */
export function cropFactor(model: string | null, plane: FocalPlane): number | null {
  const known = MODELS.find(([name]) => name.test(model ?? ""));
  return known?.[1] ?? measured(plane);
}

/** Millimetres, to a tenth. */
export const equivalentOf = (focalLength: number, crop: number): number => Math.round(focalLength * crop * 10) / 10;

function measured({ xResolution, yResolution, unit, width, height }: FocalPlane): number | null {
  const scale = MILLIMETRES[unit ?? 2];
  if (!scale || !xResolution || !yResolution || !width || !height) return null;
  const across = (Math.max(width, height) / xResolution) * scale;
  const down = (Math.min(width, height) / yResolution) * scale;
  const isSensor = SENSORS.some(([w, h]) => near(across, w) && near(down, h));
  // By the diagonal, as the standard (CIPA DCG-001) has it.
  return isSensor ? FULL_FRAME_DIAGONAL / Math.hypot(across, down) : null;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= b * TOLERANCE;
