/**
 * What a file says about how it was made. Field names are EXIF's own; everything is null where the file does not say, or says
 * something that cannot be.
 */
export type CameraData = {
  make: string | null;
  model: string | null;
  lensMake: string | null;
  lensModel: string | null;
  /** Millimetres. */
  focalLength: number | null;
  /** Millimetres, on a 36 × 24 mm frame. */
  focalLength35: number | null;
  /** Whether the 35 mm equivalent was worked out from the sensor rather than written by the camera. */
  focalLength35Computed: boolean;
  /** The f-number. */
  aperture: number | null;
  /** Seconds. */
  exposureTime: number | null;
  iso: number | null;
  /** EV. */
  exposureBias: number | null;
  exposureProgram: number | null;
  meteringMode: number | null;
  /** EXIF's bit field: 1 fired, 2-4 return light, 8-16 mode, 32 no flash unit, 64 red-eye reduction. */
  flash: number | null;
  whiteBalance: number | null;
  /** 1 to 8, as EXIF counts them; 1 is upright. */
  orientation: number | null;
  software: string | null;
  artist: string | null;
  copyright: string | null;
  /** 0 to 5 stars; −1 means rejected. */
  rating: number | null;
  /** The wall clock where the photo was taken: `YYYY-MM-DDTHH:MM:SS`, no zone. */
  takenLocal: string | null;
  /** Minutes east of UTC. */
  takenOffsetMin: number | null;
  /** The instant; null unless the offset is known. */
  takenAt: Date | null;
  /** Degrees, north and east positive; both or neither. */
  latitude: number | null;
  longitude: number | null;
  /** Metres above sea level. */
  altitude: number | null;
  cameraSerial: string | null;
  lensSerial: string | null;
};

/** One value of an EXIF tag, as read: numbers (rationals already divided), text decoded, or bytes. */
export type TagValue = string | number | readonly number[] | Uint8Array;

/** EXIF tags by number. The tags of the GPS block are small numbers that no other block uses. */
export type Tags = ReadonlyMap<number, TagValue>;

/** XMP properties by conventional prefix and name (`dc:creator`), each with its items in order. */
export type XmpProperties = ReadonlyMap<string, readonly string[]>;

/** IPTC application records by dataset number (80 is By-line), each with its values in order. */
export type IptcRecords = ReadonlyMap<number, readonly string[]>;
