import type { PhotoCard } from "@/lib/photos/types";
import type { Gear } from "../types";

/** In which order cameras and lenses are listed: those with the most photos first, by name, or maker by maker. */
export const ORDERS = ["popular", "name", "maker"] as const;
export type Order = (typeof ORDERS)[number];

/** What an address asks of a list of cameras or lenses. */
export type CatalogueQuery = {
  order: Order;
  /** Words that the names hold; empty for all. */
  q: string;
  /** In small letters; empty for all. */
  maker: string;
  /** The slug of the last one of the page before; empty for the beginning. */
  after: string;
};

/** A camera or lens in a list, with what the viewer may see of its photos. */
export type CatalogueEntry = Gear & {
  photos: number;
  /** How many people took those. */
  people: number;
  /** The newest of them. */
  sample: PhotoCard | null;
};

export type Maker = { maker: string; photos: number };

/** A page of a list of cameras or lenses. */
export type Catalogue = {
  entries: CatalogueEntry[];
  /** How many there are on all pages. */
  total: number;
  /** The slug after which the next page begins. */
  next: string | null;
  /** Whose there are most photos of; of all pages. */
  makers: Maker[];
};

/** A maker as its page shows it to one viewer. */
export type MakerPage = {
  maker: string;
  /** Photos taken with its cameras. */
  photos: number;
  people: number;
  newest: PhotoCard[];
  cameras: Catalogue;
  lenses: Catalogue;
};
