import { useEffect, useState, type RefObject } from "react";

type Connection = { saveData?: boolean; effectiveType?: string };

/** Whether whoever looks pays for what they do not look at, or waits for it. */
export function mustSave(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection };
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? "") || matchMedia("(prefers-reduced-data: reduce)").matches;
}

/** Whether the neighbours may be fetched: once the photograph itself is there and nothing else is to be done. */
export function useBeside(frame: RefObject<HTMLElement | null>): boolean {
  const [may, setMay] = useState(false);
  useEffect(() => {
    const image = frame.current?.querySelector("img");
    if (!image || mustSave()) return undefined;
    let current = true;
    // `decode` waits for the bytes and does not mind when they come.
    const idle = (): void => {
      if ("requestIdleCallback" in window) requestIdleCallback(() => current && setMay(true), { timeout: 1000 });
      else setTimeout(() => current && setMay(true), 200);
    };
    image.decode().then(idle, idle);
    return () => {
      current = false;
    };
  }, [frame]);
  return may;
}
