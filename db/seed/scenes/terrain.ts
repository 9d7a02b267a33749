import type { Atmosphere } from "./atmosphere";
import { clamp, newLight, type Canvas, type Colour, type Light } from "./canvas";

/** Land seen from above the ground; lengths in kilometres or whatever the scene likes, as long as it stays with it. */
export type Land = {
  height: (x: number, z: number) => number;
  /** What the ground reflects of the light. `up` is 1 on flat ground and 0 on a wall. */
  surface: (x: number, z: number, height: number, up: number, out: Light) => void;
  /** Fine relief that only light shows: added to the slope along x and z. */
  relief?: (x: number, z: number, out: Light) => void;
};

export type View = {
  /** Height of the eye. */
  eye: number;
  /** Where the horizon is, in heights from the top. */
  horizon: number;
  /** Focal length in picture heights. */
  zoom: number;
  near: number;
  far: number;
  /** The way to the sun: right, up, away; any length. */
  sun: readonly [number, number, number];
  /** How far one sees clearly. */
  clear: number;
  /** Height of the mist in the valleys; 0 for none. */
  mist: number;
};

/**
 * Paints land over what is there already: each column of the picture walks away from the eye and draws the ground that nothing nearer hides.
 * Returns the highest row reached in each column, in heights.
 */
export function paintLand(canvas: Canvas, air: Atmosphere, land: Land, view: View): Float32Array {
  const { width, height, aspect } = canvas;
  const skyline = new Float32Array(width).fill(1);
  const here = newLight();
  const before = newLight();
  const shade = shader(air, land, view);
  const finest = 1.9 / height;
  const coarsest = 6 / height;
  const level = 0.7 / (view.eye * view.zoom * height);
  for (let i = 0; i < width; i += 1) {
    const across = (i / height - aspect / 2) / view.zoom;
    const rowAt = (z: number) => Math.floor((view.horizon + ((view.eye - land.height(across * z, z)) * view.zoom) / z) * height);
    let top = height;
    let seen = false;
    let step = 0;
    for (let z = view.near; z < view.far && top > 0; z += step) {
      let y = rowAt(z);
      // A crest may lie between the last step that saw ground and this one, which looks past it.
      if (y >= top && seen) for (let k = 1; k < 4 && step > 0; k += 1) y = Math.min(y, rowAt(z - (step * k) / 4));
      if (y < top) {
        shade(across * z, z, land.height(across * z, z), here);
        const from = Math.max(0, y);
        drawSpan(canvas, i, from, top, seen ? before : here, here);
        before.set(here);
        top = from;
        seen = true;
      } else {
        seen = false;
      }
      step = z * Math.max(finest, Math.min(coarsest, z * level));
    }
    skyline[i] = top / height;
  }
  return skyline;
}

/** A run of one column, from one light below to another above. */
function drawSpan({ width, data }: Canvas, i: number, from: number, to: number, below: Light, above: Light): void {
  const rows = to - from;
  for (let j = from; j < to; j += 1) {
    const t = (to - j) / rows;
    const at = (j * width + i) * 3;
    data[at] = below[0]! + (above[0]! - below[0]!) * t;
    data[at + 1] = below[1]! + (above[1]! - below[1]!) * t;
    data[at + 2] = below[2]! + (above[2]! - below[2]!) * t;
  }
}

/** The light that comes from one place on the ground, through the air between. */
function shader(air: Atmosphere, land: Land, view: View): (x: number, z: number, ground: number, out: Light) => void {
  const [sx, sy, sz] = unit(view.sun);
  const slope = newLight();
  const haze = air.haze;
  const sunward: Colour = [air.sun[0] * 0.22, air.sun[1] * 0.22, air.sun[2] * 0.22];
  return (x, z, ground, out) => {
    const step = z * 0.0022;
    slope[0] = (land.height(x + step, z) - ground) / step;
    slope[1] = (land.height(x, z + step) - ground) / step;
    land.relief?.(x, z, slope);
    const up = 1 / Math.sqrt(1 + slope[0]! ** 2 + slope[1]! ** 2);
    const facing = (sy - slope[0]! * sx - slope[1]! * sz) * up;
    const clear = Math.exp(-z / view.clear);
    const misty = view.mist > 0 ? (1 - Math.exp((-z * 2.2) / view.clear)) * Math.exp(-Math.max(0, ground) / view.mist) : 0;
    const seen = clear * (1 - misty);
    // Shadows that the haze hides need not be looked for.
    const sunlight = facing > 0 ? facing * (seen > 0.16 ? inSun(land, x, z, ground, sx, sy, sz, step) : 0.8) : 0;
    land.surface(x, z, ground, up, out);
    const skylight = 0.55 + 0.45 * up;
    const towards = clamp((x * sx + z * sz) / z, 0, 1) ** 6;
    for (let c = 0; c < 3; c += 1) {
      const lit = out[c]! * (air.ambient[c]! * skylight + air.sun[c]! * sunlight);
      out[c] = lit * seen + (haze[c]! + sunward[c]! * towards) * (1 - seen);
    }
  };
}

/** 0 in the shadow of higher ground, 1 in the sun, with a soft edge. */
function inSun(land: Land, x: number, z: number, ground: number, sx: number, sy: number, sz: number, step: number): number {
  let open = 1;
  let reach = step * 3;
  for (let i = 0; i < 3; i += 1) {
    const above = ground + sy * reach - land.height(x + sx * reach, z + sz * reach);
    if (above < 0) return 0;
    open = Math.min(open, (above / reach) * 14);
    reach *= 3.4;
  }
  return clamp(open);
}

const unit = ([x, y, z]: readonly [number, number, number]): [number, number, number] => {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
};

/** The way to a sun seen at a place in the picture. */
export function sunFrom(canvas: Canvas, view: { horizon: number; zoom: number }, sun: readonly [number, number]): [number, number, number] {
  return [(sun[0] - canvas.aspect / 2) / view.zoom, Math.max(0.03, (view.horizon - sun[1]) / view.zoom), 1];
}
