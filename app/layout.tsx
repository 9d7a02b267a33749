import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { FontPreloads } from "./fonts/preload";
import "./fonts/inter.css";
import "./globals.css";

export default async function RootLayout({ children }: { children: ReactNode }) {
  const language = await getLocale();
  return (
    <html lang={language} data-theme="system">
      <head>
        <FontPreloads language={language} />
      </head>
      <body>{children}</body>
    </html>
  );
}
