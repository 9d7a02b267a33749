import { atmosphere, type Atmosphere, type Hour } from "./atmosphere";
import { clamp, colour, fill, mix, newCanvas, lookUp, newLight, smoothstep, times, type Canvas } from "./canvas";
import { fine, patch, soft } from "./noise";
import type { Random } from "./random";
import { paintSky } from "./sky";

/** A tower of glass from its foot, with the sky in its panes. */
export function tower(canvas: Canvas, random: Random, hour: Hour): void {
  const air = atmosphere(hour, random);
  const sun: [number, number] = [canvas.aspect * random.pick([-0.3, 1.3]), 0.2];
  paintSky(canvas, air, { horizon: 1.4, sun, clouds: random.between(0.2, 0.8) }, random);
  const mirrored = newCanvas(Math.ceil(canvas.width / 2), Math.ceil(canvas.height / 2));
  paintSky(mirrored, air, { horizon: 1.3, sun: null, clouds: random.between(0.5, 0.9) }, random.fork("mirror"));
  const vanish: [number, number] = [canvas.aspect * random.between(0.3, 0.7), -random.between(0.5, 1.3)];
  const corner = random.between(-0.12, 0.12);
  const [left, right] = [corner - random.between(0.3, 0.6), corner + random.between(0.25, 0.55)];
  const bays = random.between(26, 52);
  const storeys = random.between(5, 9);
  const lit = random.chance(0.5);
  const seen = newLight();
  const seed = random.int(1, 1 << 24);
  const roof = random.between(-0.4, 0.25);
  const frame = mix(times(air.ambient, 0.16), colour("#15191d", 0.3), 0.5);
  fill(canvas, (x, y, light) => {
    const depth = y - vanish[1];
    const u = (x - vanish[0]) / depth;
    if (u < left || u > right || y < roof + Math.abs(u - corner) * 0.5) return;
    const face = u < corner;
    const column = (u - corner) * bays * (face ? 1 : 0.72);
    const height = -Math.log(depth) * storeys * 3.2;
    const [i, j] = [Math.floor(column), Math.floor(height)];
    const tilt = hash(seed, i, j);
    lookUp(mirrored, (face ? 0.2 : 0.75) + u * 0.8 + (tilt - 0.5) * 0.11, clamp(y * 0.55 + (hash(seed, j, i) - 0.5) * 0.09, 0, 1), seen);
    const [fx, fy] = [column - i, height - j];
    const px = (bays / depth) * (1.2 / canvas.height);
    const py = ((storeys * 3.2) / depth) * (1.2 / canvas.height);
    const line = Math.min(smoothstep(0.03, 0.03 + px, Math.min(fx, 1 - fx)), smoothstep(0.07, 0.07 + py, Math.min(fy, 1 - fy)));
    const bright = (face === lit ? 0.95 : 0.42) * (0.82 + 0.3 * tilt);
    const lamp = hour === "dusk" || hour === "night" ? smoothstep(0.72, 0.74, hash(seed + 5, i, j)) * 0.7 : 0;
    for (let c = 0; c < 3; c += 1) {
      const pane = seen[c]! * bright + lamp * ([1, 0.72, 0.42] as const)[c]!;
      light[c] = frame[c]! * (face === lit ? 1.3 : 0.7) + (pane - frame[c]!) * line;
    }
  });
}

function hash(a: number, b: number, c: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x27d4eb2d) ^ Math.imul(b, 0x165667b1) ^ Math.imul(c, 0x2545f491);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 4_294_967_296;
}

/** A colonnade with low sun between the pillars: stone, light and shadow. */
export function colonnade(canvas: Canvas, random: Random, hour: Hour): void {
  const air: Atmosphere = atmosphere(hour === "night" ? "dusk" : hour, random);
  const stone = colour(random.pick(["#c9bfae", "#d6d2c8", "#b8a88f"]));
  const sky = mix(air.horizon, air.zenith, 0.3);
  const zoom = random.between(0.75, 1.15);
  const eye: [number, number] = [canvas.aspect * random.between(0.32, 0.68), random.between(0.45, 0.58)];
  const hall = {
    half: random.between(0.9, 1.3),
    floor: 1,
    ceiling: random.between(1.5, 2.3),
    spacing: random.between(1.1, 1.7),
    pillar: random.between(0.3, 0.42),
    sunSlope: random.between(0.5, 1),
    sunDrift: random.between(-0.6, 0.6),
  };
  const open = random.chance(0.5) ? 1 : -1;
  const at = patch(random);
  fill(canvas, (x, y, light) => {
    const dx = ((x - eye[0]) / zoom) * open;
    const dy = (y - eye[1]) / zoom;
    const hit = intersect(dx, dy, hall);
    const rough = 0.86 + 0.28 * fine().at(at.u + hit.a * 0.16, at.v + hit.b * 0.16) + 0.22 * (soft().at(at.v + hit.a * 0.09, hit.b * 0.09) - 0.5);
    const fog = 1 - Math.exp(-hit.z / 26);
    const sunlit = hit.sunlit * Math.max(0, hit.facing);
    for (let c = 0; c < 3; c += 1) {
      const lit = hit.outside
        ? sky[c]! * 1.25
        : stone[c]! * rough * (air.ambient[c]! * 0.42 * hit.occlusion + air.sun[c]! * 0.62 * sunlit + air.sun[c]! * 0.05 * hit.occlusion);
      light[c] = lit + (sky[c]! * 0.9 - lit) * fog;
    }
  });
}

type Hall = { half: number; floor: number; ceiling: number; spacing: number; pillar: number; sunSlope: number; sunDrift: number };
type Hit = { z: number; a: number; b: number; sunlit: number; facing: number; occlusion: number; outside: boolean };

/** What a line of sight meets in a long hall whose right side is open between pillars; `a` and `b` are positions on that surface. */
function intersect(dx: number, dy: number, hall: Hall): Hit {
  const toFloor = dy > 0 ? hall.floor / dy : Infinity;
  const toCeiling = dy < 0 ? hall.ceiling / -dy : Infinity;
  const toSide = hall.half / Math.max(Math.abs(dx), 1e-4);
  const z = Math.min(toFloor, toCeiling, toSide, 60);
  const [x, y] = [dx * z, dy * z];
  const corner = (from: number) => 0.35 + 0.65 * smoothstep(0, 0.9, from);
  if (z === toFloor) {
    return { z, a: x, b: z, sunlit: throughGap(hall, x, hall.floor, z), facing: 0.8, occlusion: corner(hall.half - Math.abs(x)), outside: false };
  }
  if (z === toCeiling) return { z, a: x, b: z, sunlit: 0, facing: 0, occlusion: 0.55 * corner(hall.half - Math.abs(x)), outside: false };
  if (dx < 0) return { z, a: z, b: y, sunlit: throughGap(hall, -hall.half, y, z), facing: 1, occlusion: corner(hall.floor - y), outside: false };
  // The open side: pillars, and above them a beam.
  const bay = z / hall.spacing - Math.floor(z / hall.spacing);
  const isPillar = bay < hall.pillar || y < -hall.ceiling * 0.72;
  const round = Math.sin(Math.PI * clamp(bay / hall.pillar));
  return { z, a: z, b: y, sunlit: 0, facing: 0, occlusion: (0.28 + 0.35 * round) * corner(hall.floor - y), outside: !isPillar };
}

/** Whether the sun reaches a point past the pillars, with the soft edge its width gives. */
function throughGap(hall: Hall, x: number, y: number, z: number): number {
  const away = hall.half - x;
  const height = y - away * hall.sunSlope;
  if (height < -hall.ceiling * 0.72) return 0;
  const bay = (z + away * hall.sunDrift) / hall.spacing;
  const part = bay - Math.floor(bay);
  const blur = 0.006 + 0.012 * away;
  return (
    smoothstep(hall.pillar - blur, hall.pillar + blur, part) *
    (1 - smoothstep(1 - blur, 1, part)) *
    smoothstep(-hall.ceiling * 0.72, -hall.ceiling * 0.72 + 0.05, height)
  );
}
