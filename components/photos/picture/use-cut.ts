import { useState } from "react";
import { addTurns, aspectOf, ratioOf, sizeAfter, turnCrop, turnedSize, withRatio } from "@/lib/photos/versions/format";
import { ASPECTS, TURNS, type Aspect, type Crop, type PictureEdit, type Size, type Turn } from "@/lib/photos/versions/types";

/** The fields in which a part is written down. */
export const SIDES = ["left", "top", "width", "height"] as const;
export type Side = (typeof SIDES)[number];

type Written = Record<string, string>;

/** A fraction as a percentage in hundredths, without needless zeros. */
const percent = (fraction: number): string => String(Number((fraction * 100).toFixed(2)));

const fieldsOf = ({ x, y, width, height }: Crop): Record<Side, string> => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});

const numberIn = (text: string | undefined): number => Number((text ?? "").replaceAll(/[\s%]/g, "").replace(",", ".") || Number.NaN) / 100;

/** The part that fields say, if they say one that is inside the picture. */
function partIn(fields: Record<Side, string>): Crop | null {
  const [x, y, width, height] = SIDES.map((side) => numberIn(fields[side])) as [number, number, number, number];
  const right = x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1.0002 && y + height <= 1.0002;
  return right ? { x, y, width: Math.min(width, 1 - x), height: Math.min(height, 1 - y) } : null;
}

type Cut = { turn: Turn; crop: Crop; aspect: Aspect };

const startOf = ({ turn, crop }: PictureEdit, upright: Size): Cut => ({ turn, crop, aspect: aspectOf(crop, turnedSize(upright, turn)) });

/** What stood in a form that was sent and sent back goes on from there. */
function resumed(start: Cut, values: Written | undefined): { cut: Cut; typed: Partial<Record<Side, string>> } {
  if (!values) return { cut: start, typed: {} };
  const typed = Object.fromEntries(SIDES.map((side) => [side, values[side] ?? ""])) as Record<Side, string>;
  const turn = TURNS.find((known) => String(known) === values.from) ?? start.turn;
  const aspect = ASPECTS.find((known) => known === values.aspect) ?? start.aspect;
  return { cut: { turn, aspect, crop: partIn(typed) ?? start.crop }, typed };
}

/** How a picture is being turned and cut, in whatever way that is said: by buttons, by a frame on the picture, or in numbers. */
export function useCut(edit: PictureEdit, upright: Size, values: Written | undefined) {
  const start = startOf(edit, upright);
  const [first] = useState(() => resumed(start, values));
  const [cut, setCut] = useState(first.cut);
  const [typed, setTyped] = useState(first.typed);
  const size = turnedSize(upright, cut.turn);
  const ratio = ratioOf(cut.aspect, size);
  const become = (next: Cut): void => {
    setCut(next);
    setTyped({});
  };
  return {
    ...cut,
    ratio,
    /** Pixels of the picture as it stands, and of the part that is kept. */
    size,
    left: sizeAfter({ turn: 0, crop: cut.crop }, size),
    fields: { ...fieldsOf(cut.crop), ...typed },
    turnBy: (further: Turn): void =>
      become({ turn: addTurns(cut.turn, further), crop: turnCrop(cut.crop, further), aspect: further % 180 === 0 ? cut.aspect : swapped(cut.aspect) }),
    shape: (aspect: Aspect): void => {
      const wanted = ratioOf(aspect, size);
      become({ ...cut, aspect, crop: wanted === null ? cut.crop : withRatio(cut.crop, wanted, size) });
    },
    moveTo: (crop: Crop): void => become({ ...cut, crop }),
    type: (side: Side, text: string): void => {
      const fields = { ...typed, [side]: text };
      setTyped(fields);
      const crop = partIn({ ...fieldsOf(cut.crop), ...fields });
      if (crop) setCut({ ...cut, crop });
    },
    /** What was typed is done with: it gets the shape that was chosen, unless it is still to be put right. */
    settle: (): void => {
      if (partIn({ ...fieldsOf(cut.crop), ...typed })) become({ ...cut, crop: ratio === null ? cut.crop : withRatio(cut.crop, ratio, size) });
    },
    restart: (): void => become(start),
  };
}

/** The same shape of a picture that lies the other way. */
const swapped = (aspect: Aspect): Aspect => ASPECTS.find((known) => known === aspect.split(":").toReversed().join(":")) ?? aspect;
