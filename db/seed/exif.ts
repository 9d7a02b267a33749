import type { Exif } from "sharp";
import { apertureRange, type Exposure } from "./exposure";
import { equivalent, type Camera, type Lens } from "./catalogue";
import type { Manner } from "./scenes/kinds";

type Position = { latitude: number; longitude: number; altitude: number };

export type Recorded = {
  camera: Camera;
  /** Null for a scan. */
  lens: Lens | null;
  exposure: Exposure | null;
  manner: Manner;
  /** Milliseconds since the epoch. */
  takenAt: number;
  /** Minutes ahead of UTC; null where the camera does not know. */
  offset: number | null;
  /** Minutes ahead of UTC that its clock was set to. */
  clock: number;
  position: Position | null;
  artist: string | null;
  serials: { camera: string; lens: string } | null;
};

/** The EXIF a camera would write, in the form sharp takes: texts by directory, fractions as `n/d`. */
export function exifOf(shot: Recorded): Exif {
  const { camera, artist } = shot;
  const taken = stamp(shot.takenAt + shot.clock * 60_000);
  return {
    IFD0: {
      Make: camera.make,
      Model: camera.model,
      Software: camera.software,
      DateTime: taken,
      ...(artist ? { Artist: artist, Copyright: `Copyright ${new Date(shot.takenAt).getUTCFullYear()} ${artist}` } : {}),
    },
    IFD2: {
      DateTimeOriginal: taken,
      DateTimeDigitized: taken,
      ColorSpace: "1",
      ...(shot.offset === null ? {} : { OffsetTime: zone(shot.offset), OffsetTimeOriginal: zone(shot.offset), OffsetTimeDigitized: zone(shot.offset) }),
      ...exposureTags(shot),
      ...lensTags(shot),
    },
    ...(shot.position ? { IFD3: positionTags(shot.position, shot.takenAt) } : {}),
  };
}

/** EXIF's numbers for programs: 1 manual, 2 normal, 3 aperture priority. */
const PROGRAM: Record<Manner, string> = { handheld: "3", tripod: "3", stars: "1", trails: "1", blur: "1", close: "3" };

function exposureTags({ exposure, camera, manner }: Recorded): Record<string, string> {
  if (!exposure) return {};
  return {
    ExposureTime: exposure.time < 0.3 ? `1/${Math.round(1 / exposure.time)}` : fraction(exposure.time, 10),
    FNumber: fraction(exposure.aperture, camera.phone ? 100 : 10),
    ISOSpeedRatings: String(exposure.iso),
    ExposureProgram: camera.phone ? "2" : PROGRAM[manner],
    ExposureBiasValue: `${Math.round(exposure.bias * 3)}/3`,
    MeteringMode: manner === "close" ? "3" : "5",
    Flash: "16",
    WhiteBalance: manner === "stars" || manner === "trails" ? "1" : "0",
    FocalLength: fraction(exposure.focal, Number.isInteger(exposure.focal) ? 1 : 1000),
    FocalLengthIn35mmFilm: String(equivalent(camera, exposure.focal)),
  };
}

function lensTags({ lens, exposure, serials }: Recorded): Record<string, string> {
  const serial: Record<string, string> = serials ? { BodySerialNumber: serials.camera } : {};
  if (!lens?.model || !exposure) return serial;
  const [short, long] = lens.focal;
  const numbers = [short, long]
    .map((f) => fraction(f, 1000))
    .concat([apertureRange(lens, short)[0], apertureRange(lens, long)[0]].map((f) => fraction(f, 100)));
  if (serials) serial.LensSerialNumber = serials.lens;
  if (lens.maker) serial.LensMake = lens.maker;
  return { ...serial, LensModel: lens.model, LensSpecification: numbers.join(" ") };
}

function positionTags({ latitude, longitude, altitude }: Position, instant: number): Record<string, string> {
  const time = new Date(instant);
  return {
    GPSLatitudeRef: latitude < 0 ? "S" : "N",
    GPSLatitude: degrees(latitude),
    GPSLongitudeRef: longitude < 0 ? "W" : "E",
    GPSLongitude: degrees(longitude),
    GPSAltitudeRef: altitude < 0 ? "1" : "0",
    GPSAltitude: fraction(Math.abs(altitude), 10),
    GPSTimeStamp: `${time.getUTCHours()}/1 ${time.getUTCMinutes()}/1 ${time.getUTCSeconds()}/1`,
    GPSDateStamp: stamp(instant).slice(0, 10),
  };
}

const fraction = (value: number, scale: number): string => `${Math.round(value * scale)}/${scale}`;

/** Degrees, minutes, and seconds in hundredths. */
function degrees(value: number): string {
  const hundredths = Math.round(Math.abs(value) * 360_000);
  return `${Math.floor(hundredths / 360_000)}/1 ${Math.floor((hundredths % 360_000) / 6000)}/1 ${hundredths % 6000}/100`;
}

/** `2026:05:17 18:40:00` */
const stamp = (local: number): string => new Date(local).toISOString().slice(0, 19).replaceAll("-", ":").replace("T", " ");

const zone = (minutes: number): string => {
  const away = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${String(Math.floor(away / 60)).padStart(2, "0")}:${String(away % 60).padStart(2, "0")}`;
};
