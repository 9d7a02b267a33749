import { FACETS } from "@/lib/search/types";
import type { CameraData } from "@/lib/photos/exif/types";
import type { PhotoCard, PhotoId } from "@/lib/photos/types";
import type { Gear } from "../types";

/** What stands in the columns. */
export const KINDS = ["camera", "lens", "photo"] as const;
export type Kind = (typeof KINDS)[number];

/** As many as stand beside each other and can still be told apart. */
export const MOST: Readonly<Record<Kind, number>> = { camera: 6, lens: 6, photo: 4 };

/** The ISO bands that are the rows, by their lower ends; the lowest begins at 0. */
export const BANDS: readonly number[] = FACETS.iso.bands.map((band) => ("from" in band && band.from) || 0);

/** A place in a photograph, in fractions of its width and height from the upper left. */
export type Point = { x: number; y: number };

/** How large a pixel is shown: at 100 %, or doubled and redoubled to be counted. */
export const ZOOMS = [1, 2, 4] as const;
export type Zoom = (typeof ZOOMS)[number];

/** What one pixel more means: `pixels` shows each as it is, `print` shows all photographs as large as the smallest. */
type Size = "pixels" | "print";

/** A comparison, as its address says it. */
export type Comparison = {
  of: Kind;
  /** Addresses of gear, or ids of photos, in the order of the columns. */
  items: string[];
  /** The f-number that photographs are matched by; any where it is missing. */
  aperture?: number;
  /** Millimetres, as on 35 mm film; likewise. */
  focal?: number;
  size: Size;
  /** Lower ends of the ISO bands shown; where it is empty, those in which there is something to compare. */
  iso: number[];
  /** Photographs chosen for their cells. Which cell follows from what a photograph was taken with, and at what ISO. */
  cells: PhotoId[];
  /** Where the loupe is; there is none where it is missing. */
  loupe?: Point;
  zoom: Zoom;
};

/** A comparison as code writes it. */
export type Wanted = Pick<Comparison, "of"> & {
  items?: readonly string[];
  aperture?: number;
  focal?: number;
  size?: Size;
  iso?: readonly number[];
  cells?: readonly PhotoId[];
  loupe?: Point;
  zoom?: number;
};

/** Whether a program other than the camera's own last wrote a file; `unsaid` where nothing is published about it. */
export type Editing = { kind: "camera" | "unsaid" } | { kind: "edited" | "unsure"; by: string };

/** A photograph that may be compared: anyone who sees it may have all its pixels. */
export type Specimen = PhotoCard & {
  camera: Pick<CameraData, "focalLength" | "focalLength35" | "focalLength35Computed" | "aperture" | "exposureTime" | "iso" | "takenLocal" | "software">;
  cameraName: string | null;
  lensName: string | null;
  /** Media type of what its owner uploaded. */
  type: string;
  editing: Editing;
  /** The copy with all its pixels. */
  full: { address: string; width: number; height: number; bytes: number };
};

/** The one photograph of a camera or lens in a band. */
export type Cell = {
  photo: Specimen;
  /** Its place among all that could stand here, best match first, from 1. */
  place: number;
  total: number;
  previous: PhotoId | null;
  next: PhotoId | null;
};

/** One row of a matrix; a cell is null where there is nothing to show. */
export type Row = { band: number; cells: (Cell | null)[] };

/** A camera or lens with how many photographs of it may be compared, and the newest of those. */
export type Choice = Gear & { photos: number; sample: PhotoCard | null };

/** Cameras or lenses against ISO bands. */
export type Matrix = {
  columns: Gear[];
  rows: Row[];
  /** Bands that hold photographs in one column alone, left out unless asked for. */
  lone: number[];
  /** How many of what was asked for is not there for this viewer. */
  missing: number;
};
