import { type Atmosphere, type Hour } from "./atmosphere";
import { add, clamp, colour, field, fill, mix, set, smoothstep, addGlow, type Canvas, type Colour } from "./canvas";
import { mountains } from "./landscapes";
import { gradientNoise, patch, ridged, soft } from "./noise";
import type { Random } from "./random";
import { reflect } from "./waters";

/** Northern lights over mountains, sometimes mirrored in a lake. */
export function aurora(canvas: Canvas, random: Random, _hour: Hour): void {
  mountains(canvas, random, "night", {
    snowy: true,
    heavens: (sky, air, horizon) => {
      nightSky(sky, air, horizon);
      stars(sky, random.fork("stars"), 900, horizon);
      curtains(sky, random.fork("aurora"), horizon);
    },
  });
  if (random.chance(0.6)) reflect(canvas, { shore: random.between(0.62, 0.7), ripples: random.between(0.05, 0.35), depth: [0.002, 0.006, 0.01] }, random);
}

/** The Milky Way above a dark land. */
export function stardust(canvas: Canvas, random: Random, _hour: Hour): void {
  mountains(canvas, random, "night", {
    snowy: random.chance(0.3),
    heavens: (sky, air, horizon) => {
      nightSky(sky, air, horizon);
      milkyWay(sky, random.fork("way"));
      stars(sky, random.fork("stars"), 3200, horizon);
    },
  });
}

function nightSky(canvas: Canvas, air: Atmosphere, horizon: number): void {
  const warm = colour("#7a5a3c", 0.16);
  fill(
    canvas,
    (_x, y, light) => {
      const elevation = clamp((horizon - y) / horizon);
      set(light, air.sky(elevation));
      add(light, warm, Math.exp(-elevation * 6));
    },
    0,
    horizon + 0.02,
  );
}

/** Stars by a power law: many faint ones, few bright, each with its colour. */
function stars(canvas: Canvas, random: Random, count: number, horizon: number): void {
  const blue = colour("#b9d0ff");
  const amber = colour("#ffd9ac");
  const size = Math.max(0.55 / canvas.height, 0.0006);
  for (let i = 0; i < count; i += 1) {
    const strength = 0.05 * (1 - random.next()) ** -0.75;
    const light = mix(blue, amber, random.next());
    const bright = Math.min(strength, 5);
    const [x, y] = [random.next() * canvas.aspect, random.next() * horizon];
    addGlow(canvas, x, y, size * (1 + Math.min(1.4, bright * 0.35)), [light[0] * bright, light[1] * bright, light[2] * bright]);
  }
}

function milkyWay(canvas: Canvas, random: Random): void {
  const at = patch(random);
  const angle = random.between(0.7, 1.25) * (random.chance(0.5) ? 1 : -1);
  const [cx, cy] = [canvas.aspect * random.between(0.35, 0.65), 0.35];
  const cool = colour("#93a8d8", 0.2);
  const core = colour("#f0bd90", 0.3);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const glow = field(canvas, 2, (x, y) => {
    const along = (x - cx) * cos + (y - cy) * sin;
    const across = (y - cy) * cos - (x - cx) * sin + 0.05 * (soft().at(at.u + along * 0.3, at.v) - 0.5);
    const cloud = soft().at(at.u + along * 0.42, at.v + across * 0.6) * 0.75 + soft().at(at.v + along * 1.9, at.u + across * 2.1) * 0.35;
    const dust = smoothstep(0.5, 0.78, ridged().at(at.u + along * 0.33, at.v + across * 0.8)) * Math.exp(-((across * 7) ** 2));
    return Math.exp(-((across * 4.6) ** 2)) * smoothstep(0.2, 0.85, cloud) * (1 - 0.85 * dust);
  });
  fill(canvas, (x, y, light) => {
    const k = glow(x, y);
    const middle = Math.exp(-(((x - cx) * cos + (y - cy) * sin) ** 2) * 3.2);
    add(light, cool, k * 0.7);
    add(light, core, k * k * middle);
  });
}

/** Curtains of light: bright hems, rays fading upwards from green to violet. */
function curtains(canvas: Canvas, random: Random, horizon: number): void {
  const low = random.pick([colour("#4dff9a"), colour("#62f5a6"), colour("#8dffb0")]);
  const high: Colour = random.pick([colour("#8a4dff"), colour("#d14d9a"), colour("#3f7dff")]);
  const folds = Array.from({ length: random.int(2, 4) }, (_, i) => ({
    shift: random.next() * 90,
    hem: horizon * random.between(0.45, 0.9),
    tall: random.between(0.14, 0.34),
    sway: random.between(0.06, 0.2),
    strength: random.between(0.16, 0.42) / (1 + i * 0.5),
  }));
  const rays = (fold: (typeof folds)[number], x: number, y: number): number => {
    const bend = gradientNoise(fold.shift + x * 1.3, y * 0.7) * 0.35 + x;
    const hem = fold.hem + fold.sway * gradientNoise(fold.shift, bend * 1.6) + 0.03 * gradientNoise(bend * 5, fold.shift);
    const above = hem - y;
    const beam = 0.35 + 0.65 * (0.5 + gradientNoise(bend * 17, fold.shift + y * 0.35)) * (0.6 + 0.8 * (0.5 + gradientNoise(bend * 47, fold.shift)));
    const reach = fold.tall * (0.5 + 0.9 * (0.5 + gradientNoise(bend * 4, fold.shift + 7)));
    const patchy = smoothstep(-0.35, 0.35, gradientNoise(bend * 0.9, fold.shift + 31));
    return above < 0 ? fold.strength * patchy * beam * Math.exp(-((above / 0.018) ** 2)) : fold.strength * patchy * beam * Math.exp(-above / reach);
  };
  const glow = field(canvas, 3, (x, y) => folds.reduce((sum, fold) => sum + rays(fold, x, y), 0));
  const tint = field(canvas, 12, (x, y) => {
    const near = folds.reduce((best, fold) => Math.max(best, (fold.hem - y) / fold.tall - 0.4 + 0.5 * gradientNoise(x, fold.shift)), 0);
    return smoothstep(0.35, 1.7, near);
  });
  fill(canvas, (x, y, light) => add(light, mix(low, high, tint(x, y)), glow(x, y)), 0, horizon + 0.02);
}
