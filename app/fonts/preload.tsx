import cyrillic from "@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2";
import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";

/** Languages written in Cyrillic; their pages need both alphabets at once. */
const CYRILLIC = new Set(["ru", "uk"]);

/** Lets the browser fetch the alphabets of a language before it has read the style sheet. */
export function FontPreloads({ language }: { language: string }) {
  const faces = CYRILLIC.has(language) ? [latin, cyrillic] : [latin];
  return faces.map((face) => <link key={face} rel="preload" href={face} as="font" type="font/woff2" crossOrigin="anonymous" />);
}
