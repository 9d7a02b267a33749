import type { NameCard } from "@/lib/people/cards/types";

/** Milliseconds of rest on a name after which its card is fetched, and the least between that and showing it: whoever only passes asks nothing. */
const REST = 150;
const MORE = 250;
/** Milliseconds to get from a name to its card. */
const GRACE = 200;

type Attention = {
  /** The card, while one is shown. */
  card: () => HTMLElement | null;
  show: (name: HTMLElement, card: NameCard) => void;
  hide: () => void;
};

/** The card of a name; null where there is none for this reader, or it cannot be had: the name still leads to the profile. */
export async function fetchCard(username: string, signal?: AbortSignal): Promise<NameCard | null> {
  const response = await fetch(`/api/people/${encodeURIComponent(username)}`, { signal });
  return response.ok ? ((await response.json()) as NameCard) : null;
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((settle, fail) => {
    const timer = setTimeout(settle, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      fail(signal.reason as Error);
    });
  });

async function cardAfterRest(name: HTMLElement, signal: AbortSignal): Promise<NameCard | null> {
  try {
    await pause(REST, signal);
    const [card] = await Promise.all([fetchCard(name.dataset.person ?? "", signal), import("./name-card"), pause(MORE, signal)]);
    return card;
  } catch {
    // Gone on, or out of reach.
    return null;
  }
}

const nameAt = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>("[data-person]") : null);

/**
 * Follows the reader's pointer and focus over the names of a page, and shows the card of the one they rest on. The card comes after its name in the
 * order of tabbing; Escape closes it until one has been elsewhere. A finger rests on nothing: there the name is a link.
 */
export function attend({ card, show, hide }: Attention): () => void {
  let shown: HTMLElement | null = null;
  let awaited: { name: HTMLElement; stop: AbortController } | null = null;
  let dismissed: HTMLElement | null = null;
  let closing: ReturnType<typeof setTimeout> | undefined;

  const forget = (): void => {
    awaited?.stop.abort();
    awaited = null;
  };
  const keep = (): void => clearTimeout(closing);
  const shut = (): void => {
    keep();
    if (shown) hide();
    shown = null;
  };
  const close = (): void => {
    forget();
    shut();
  };
  const isHeld = (): boolean => [shown, card()].some((part) => part?.matches(":focus-visible, :has(:focus-visible)"));
  const closeSoon = (): void => {
    keep();
    closing = setTimeout(() => isHeld() || shut(), GRACE);
  };
  const come = async (name: HTMLElement, signal: AbortSignal): Promise<void> => {
    const found = await cardAfterRest(name, signal);
    if (signal.aborted) return;
    awaited = null;
    if (!found || !name.isConnected) return;
    keep();
    shown = name;
    show(name, found);
  };
  const rest = (name: HTMLElement): void => {
    if (name === shown) {
      forget();
      return keep();
    }
    if (name === dismissed || awaited?.name === name) return;
    forget();
    closeSoon();
    awaited = { name, stop: new AbortController() };
    void come(name, awaited.stop.signal);
  };
  const goTo = (target: EventTarget | null, elsewhere: () => void): void => {
    if (target instanceof Node && card()?.contains(target)) {
      forget();
      return keep();
    }
    const name = nameAt(target);
    if (name !== dismissed) dismissed = null;
    if (name) rest(name);
    else elsewhere();
  };
  const leave = (name: HTMLElement): void => {
    dismissed = name;
    if (card()?.contains(document.activeElement)) name.focus({ preventScroll: true });
    close();
  };
  const tab = (event: KeyboardEvent, name: HTMLElement): void => {
    const stops = [...(card()?.querySelectorAll<HTMLElement>("a[href], button") ?? [])];
    const at = document.activeElement;
    const [first, last] = [stops[0], stops.at(-1)];
    const into = at === name && !event.shiftKey ? first : at === first && event.shiftKey ? name : undefined;
    if (into) {
      event.preventDefault();
      into.focus({ preventScroll: true });
      // From the name the browser goes on to what follows it.
    } else if (at === last && !event.shiftKey) leave(name);
  };

  const end = new AbortController();
  const on = <Kind extends keyof DocumentEventMap>(kind: Kind, listener: (event: DocumentEventMap[Kind]) => void): void =>
    document.addEventListener(kind, listener, { signal: end.signal, capture: true, passive: kind === "scroll" });
  on("pointerover", ({ pointerType, target }) => {
    if (pointerType === "touch") return;
    goTo(target, () => {
      // A page that moves under the pointer takes nothing from whoever uses keys.
      if (!awaited?.name.matches(":focus-visible")) forget();
      closeSoon();
    });
  });
  on("focusin", ({ target }) => {
    // A press gives focus too, but leads away.
    if (nameAt(target)?.matches(":focus-visible") !== false) goTo(target, close);
  });
  on("pointerdown", ({ target }) => {
    if (!(target instanceof Node && card()?.contains(target))) close();
  });
  // What is awaited still comes: a name that gets the focus may scroll into sight.
  on("scroll", ({ target }) => {
    if (!(target instanceof Node && card()?.contains(target))) shut();
  });
  on("keydown", (event) => {
    if (!shown) return;
    if (event.key === "Escape") {
      // What lies under the card stays open.
      event.preventDefault();
      event.stopPropagation();
      leave(shown);
    } else if (event.key === "Tab") tab(event, shown);
  });
  return () => {
    end.abort();
    close();
  };
}
