import { FIELDS, type Field } from "@/lib/search/types";

/** Under what heading each facet stands. */
const GROUP_OF = {
  camera: "camera",
  maker: "camera",
  lens: "camera",
  iso: "exposure",
  aperture: "exposure",
  focalLength: "exposure",
  focalLength35: "exposure",
  exposureTime: "exposure",
  flash: "exposure",
  tag: "picture",
  taken: "when",
  hour: "when",
  colour: "picture",
  orientation: "picture",
  aspect: "picture",
  megapixels: "picture",
  side: "picture",
  format: "picture",
  licence: "picture",
  owner: "who",
} as const satisfies Record<Field, string>;

type Group = (typeof GROUP_OF)[Field];
const GROUPS: readonly Group[] = ["camera", "exposure", "when", "picture", "who"];

/** Every facet under its heading, in the order of the table. */
export const GROUPED: readonly { group: Group; fields: readonly Field[] }[] = GROUPS.map((group) => ({
  group,
  fields: FIELDS.filter((field) => GROUP_OF[field] === group),
}));

/** Unfolded before anything is chosen: what people mostly look for. */
export const UNFOLDED: ReadonlySet<Field> = new Set<Field>(["camera", "lens", "iso", "aperture", "focalLength", "hour", "orientation"]);

/** One press away on phones, where everything else is a sheet away. */
export const QUICK = ["camera", "iso", "hour", "orientation"] as const satisfies readonly Field[];
