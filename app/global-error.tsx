"use client";

import { Fault } from "./_parts/fault";
import "./fonts/inter.css";
import "./globals.css";

/** When even the frame around the pages broke: a page of its own. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang={pageLanguage()} data-theme="system">
      <body>
        <main>
          <Fault {...props} />
        </main>
      </body>
    </html>
  );
}

const pageLanguage = (): string => (typeof document === "undefined" ? "en" : document.documentElement.lang || "en");
