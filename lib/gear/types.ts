import type { Id } from "@/lib/core/ids";

export type GearId = Id<"gear">;
export type GearKind = "camera" | "lens";

/** A camera or lens under the one name people use for it. */
export type Gear = { id: GearId; kind: GearKind; slug: string; maker: string; name: string };

/** What spellings in files come down to. */
export type GearName = {
  /** The brand as it writes itself; empty when the file names none. */
  maker: string;
  /** The whole name, brand first: `Nikon D70`. */
  name: string;
  /** For addresses: `nikon-d70`. */
  slug: string;
};
