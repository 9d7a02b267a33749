import type { Hour } from "./atmosphere";
import type { Canvas } from "./canvas";
import { skyline } from "./cities";
import { leaf, petals } from "./closeups";
import { forest } from "./forest";
import { aurora, stardust } from "./heavens";
import { lake } from "./lakes";
import { dunes, hills, mountains } from "./landscapes";
import { bokeh, lightTrails, movement, rainyWindow } from "./lights";
import type { Random } from "./random";
import { clouds } from "./sky";
import { colonnade, tower } from "./structures";
import { sea } from "./waters";

/** How a photographer works where the light is like this. */
export type Manner = "handheld" | "tripod" | "stars" | "trails" | "blur" | "close";

type KindOfScene = {
  paint: (canvas: Canvas, random: Random, hour: Hour) => void;
  /** The light at each hour it is seen at: EV at ISO 100, from and to. */
  light: Partial<Record<Hour, readonly [number, number]>>;
  manner: Manner;
  /** Share of black-and-white pictures. */
  monochrome: number;
};

const KINDS = {
  clouds: { paint: clouds, light: { dawn: [9, 12], day: [14, 15.5], golden: [11, 13.5], dusk: [4, 8] }, manner: "handheld", monochrome: 0.08 },
  mountains: { paint: mountains, light: { dawn: [9, 12], day: [13.5, 15], golden: [11, 13], dusk: [3, 7] }, manner: "handheld", monochrome: 0.22 },
  hills: { paint: hills, light: { dawn: [9, 12], day: [13.5, 15], golden: [11, 13] }, manner: "handheld", monochrome: 0.08 },
  dunes: { paint: dunes, light: { dawn: [10, 12], day: [14.5, 15.5], golden: [11.5, 13.5] }, manner: "handheld", monochrome: 0.15 },
  lake: { paint: lake, light: { dawn: [8, 11], day: [13, 14.7], golden: [10, 12.5], dusk: [3, 6] }, manner: "tripod", monochrome: 0.08 },
  sea: { paint: sea, light: { dawn: [9, 12], day: [14, 15.5], golden: [11, 13.5], dusk: [3, 7], night: [-3, -1] }, manner: "tripod", monochrome: 0.12 },
  forest: { paint: forest, light: { dawn: [6, 9], day: [8, 11], golden: [7, 10], dusk: [3, 5] }, manner: "handheld", monochrome: 0.2 },
  aurora: { paint: aurora, light: { night: [-4.5, -2.5] }, manner: "stars", monochrome: 0 },
  stardust: { paint: stardust, light: { night: [-7, -6] }, manner: "stars", monochrome: 0 },
  skyline: { paint: skyline, light: { dusk: [2, 5], night: [1, 3.5] }, manner: "tripod", monochrome: 0.05 },
  lightTrails: { paint: lightTrails, light: { dusk: [2, 4.5], night: [0.5, 2.5] }, manner: "trails", monochrome: 0 },
  bokeh: { paint: bokeh, light: { dusk: [4, 6], night: [3, 5.5] }, manner: "close", monochrome: 0 },
  rainyWindow: { paint: rainyWindow, light: { dusk: [3.5, 6], night: [2.5, 5] }, manner: "close", monochrome: 0.08 },
  movement: { paint: movement, light: { dawn: [6, 9], golden: [8, 10.5], dusk: [4, 7] }, manner: "blur", monochrome: 0.05 },
  leaf: { paint: leaf, light: { day: [10, 13], golden: [9, 11.5] }, manner: "close", monochrome: 0.05 },
  petals: { paint: petals, light: { day: [10, 13.5], golden: [9, 11.5] }, manner: "close", monochrome: 0.1 },
  tower: { paint: tower, light: { day: [13, 15], golden: [11, 13], dusk: [4, 7] }, manner: "handheld", monochrome: 0.35 },
  colonnade: { paint: colonnade, light: { dawn: [10, 12], day: [11.5, 14], golden: [10.5, 12.5] }, manner: "handheld", monochrome: 0.4 },
} as const satisfies Record<string, KindOfScene>;

export type SceneKind = keyof typeof KINDS;
export const SCENE_KINDS = Object.keys(KINDS) as SceneKind[];

export const sceneOf = (kind: SceneKind): KindOfScene => KINDS[kind];
export const hoursOf = (kind: SceneKind): Hour[] => Object.keys(sceneOf(kind).light) as Hour[];
