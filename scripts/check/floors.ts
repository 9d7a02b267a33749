type Lock = { packages: Readonly<Record<string, { version?: string }>> };

/** The earliest versions without what was found in them; what is found later raises them. */
const FLOORS: Readonly<Record<string, string>> = {
  // Ways around what guards a page, requests to our own network by an upgrade, poisoned caches (May 2026).
  next: "16.2.6",
  // Code run by what a form says (December 2025), and what was left of it: memory and time without end (to July 2026).
  react: "19.2.8",
  "react-dom": "19.2.8",
  // Identifiers that were not escaped.
  "drizzle-orm": "0.45.2",
  // Decoders of GIF and TIFF (July 2026).
  sharp: "0.35.0",
};

/** Whatever stands below its floor among all that is installed, at whatever depth, and what is not there at all. */
export const belowFloor = ({ packages }: Lock): string[] =>
  Object.entries(FLOORS).flatMap(([name, floor]) => {
    const copies = Object.entries(packages).filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`));
    const low = copies
      .filter(([, { version = "" }]) => !reaches(version, floor))
      .map(([path, { version }]) => `${path} is ${version}, and ${floor} at least is needed`);
    return copies.length === 0 ? [`${name} is not installed`] : low;
  });

/** Whether a version is a floor or later. One made to try something before it (`-canary.1`) is earlier than what it became. */
function reaches(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split("-")[0]!.split(".").map(Number)) as [number[], number[]];
  const at = need.findIndex((number, i) => have[i] !== number);
  return at < 0 ? !version.includes("-") : have[at]! > need[at]!;
}
