"use client";

import { usePathname } from "next/navigation";
import { lazy, Suspense, useEffect, useId, useRef, useState, type CSSProperties } from "react";
import { createPortal } from "react-dom";
import type { NameCard } from "@/lib/people/cards/types";
import { attend, fetchCard } from "./name-attention";

/** Pages on which nobody rests on a name go without it; it has come by the time that a card is shown. */
const Content = lazy(() => import("./name-card").then((module) => ({ default: module.NameCardContent })));

/** Pixels: of the card, and between it and what is around. */
const WIDTH = 288;
const HEIGHT = 240;
const GAP = 6;

type Shown = { name: HTMLElement; card: NameCard; place: CSSProperties };

/** The card of whichever name on the page one rests on: fetched only then, and floating, so that nothing moves. Another page has other names. */
export const NameCards = () => <Cards key={usePathname()} />;

function Cards() {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    const show = (name: HTMLElement, card: NameCard): void => setShown({ name, card, place: placeBeside(name) });
    return attend({ card: () => box.current, show, hide: () => setShown(null) });
  }, []);

  const name = shown?.name;
  useEffect(() => {
    name?.setAttribute("aria-expanded", "true");
    name?.setAttribute("aria-controls", id);
    return () => {
      name?.removeAttribute("aria-expanded");
      name?.removeAttribute("aria-controls");
    };
  }, [name, id]);

  if (!shown) return null;
  const refetch = async (): Promise<void> => {
    const card = await fetchCard(shown.card.person.username).catch(() => null);
    if (card) setShown((now) => now && { ...now, card });
  };
  return createPortal(
    <div
      ref={box}
      id={id}
      role="group"
      aria-label={shown.card.about}
      style={shown.place}
      className="fade-in fixed z-50 flex w-72 flex-col gap-3 rounded-lg border border-line bg-float p-4 text-ink shadow-float"
    >
      <Suspense>
        <Content card={shown.card} onDone={() => void refetch()} />
      </Suspense>
    </div>,
    document.body,
  );
}

/** Under the first line of the name, or over it where there is no room. */
function placeBeside(name: HTMLElement): CSSProperties {
  const line = name.getClientRects()[0] ?? name.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(line.left, document.documentElement.clientWidth - WIDTH - GAP));
  return line.bottom + HEIGHT > window.innerHeight && line.top > HEIGHT
    ? { left, bottom: window.innerHeight - line.top + GAP }
    : { left, top: line.bottom + GAP };
}
