/** Where the pen was, in the box that signatures are drawn in. */
export type Point = { x: number; y: number };

export const BOX = { width: 600, height: 200 } as const;
/** Of a whole drawing as text, bytes: what the server takes. */
export const LONGEST = 8 * 1024;
/** How far, in the box, a line may be from where the pen was. */
const TOLERANCE = 1.2;
/** Points looked at together. */
const PIECE = 128;

/** One stroke as SVG path data: the points that matter, with curves between them. A touch is a dot. */
export function pathOf(stroke: readonly Point[]): string {
  const [first, ...rest] = simplified(stroke.map(inBox));
  if (!first) return "";
  const last = rest.at(-1);
  if (!last) return `M${say(first)}L${say(first)}`;
  const bends = rest.slice(0, -1).map((point, i) => `Q${say(point)} ${say(i + 2 < rest.length ? between(point, rest[i + 1]!) : last)}`);
  return `M${say(first)}${bends.length > 0 ? bends.join("") : `L${say(last)}`}`;
}

/** A stroke under way, as it is. */
export const lineOf = (stroke: readonly Point[]): string => stroke.map((point, i) => `${i === 0 ? "M" : "L"}${say(inBox(point))}`).join("");

/** A drawing stroke by stroke. */
export const strokesOf = (path: string): string[] => path.split(/(?=M)/).filter(Boolean);

const inBox = ({ x, y }: Point): Point => ({ x: clamp(x, BOX.width), y: clamp(y, BOX.height) });
const clamp = (value: number, most: number): number => Math.round(Math.min(most, Math.max(0, value)) * 10) / 10;

const between = (a: Point, b: Point): Point => inBox({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const say = ({ x, y }: Point): string => `${x} ${y}`;

/** Leaves out what lies on the way anyhow. Piece by piece, so that a stroke takes as long as it is, whatever its shape. */
function simplified(points: readonly Point[]): Point[] {
  const kept = points.slice(0, 1);
  for (let from = 0; from < points.length - 1; from += PIECE) kept.push(...withoutFirst(points.slice(from, from + PIECE + 1)));
  return distinct(kept);
}

/** What Douglas and Peucker keep of a piece, without its beginning. */
function withoutFirst(points: readonly Point[]): Point[] {
  const [first, last] = [points[0]!, points.at(-1)!];
  let farthest = { at: -1, distance: TOLERANCE };
  for (let i = 1; i < points.length - 1; i += 1) {
    const distance = distanceTo(points[i]!, first, last);
    if (distance > farthest.distance) farthest = { at: i, distance };
  }
  if (farthest.at < 0) return [last];
  return [...withoutFirst(points.slice(0, farthest.at + 1)), ...withoutFirst(points.slice(farthest.at))];
}

const distinct = (points: readonly Point[]): Point[] => points.filter((point, i) => i === 0 || point.x !== points[i - 1]!.x || point.y !== points[i - 1]!.y);

/** From a point to a stretch between two others. */
function distanceTo(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}
