import { serveNextApp, type NextApp } from "../next-app";

/**
 * Builds a Next application of one empty page and serves it.
 *
 * @throws Refusal when it cannot be built
 */
export const serveEmptyPage = (): Promise<NextApp> =>
  serveNextApp("empty-page", { "app/page.js": `export default function Page() {\n  return <p>Nothing</p>;\n}\n` });
