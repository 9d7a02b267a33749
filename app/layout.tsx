import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AdoptTimeZone } from "@/components/accounts/adopt-time-zone";
import { GuestPreferences } from "@/components/accounts/guest-preferences";
import { Shell } from "@/components/shell/shell";
import { can } from "@/lib/accounts/policy";
import { NO_ZONE } from "@/lib/core/time";
import { loadUnread } from "@/lib/notifications/loaders";
import { languages } from "@/lib/platform/messages";
import { realtimeConfig } from "@/lib/platform/realtime/config";
import { currentViewer } from "@/lib/platform/session";
import { currentTheme } from "@/lib/platform/theme";
import { FontPreloads } from "./fonts/preload";
import "./fonts/inter.css";
import "./globals.css";

/** What pages say of themselves to robots and previews of links, where they say nothing else. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("landing");
  return { title: { default: "Halation", template: "%s · Halation" }, description: t("text") };
}

const PAPER = "#fcfcfc";
const DARKROOM = "#090909";

/** Paints the browser's own bars in the colour of the page. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await currentTheme();
  if (theme !== "system") return { themeColor: theme === "light" ? PAPER : DARKROOM };
  return {
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: PAPER },
      { media: "(prefers-color-scheme: dark)", color: DARKROOM },
    ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [language, theme, viewer, unread] = await Promise.all([getLocale(), currentTheme(), currentViewer(), loadUnread()]);
  const member =
    viewer.kind === "member"
      ? {
          id: viewer.id,
          username: viewer.username,
          name: viewer.name,
          avatarToken: viewer.avatarToken,
          confirmed: viewer.confirmed,
          awaitsApproval: viewer.awaitsApproval,
          mayUpload: can(viewer, "upload"),
          mayAdminister: can(viewer, "administer"),
          unread,
        }
      : null;
  return (
    <html lang={language} data-theme={theme}>
      <head>
        <FontPreloads language={language} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <Shell member={member} mayLook={viewer.mayLook} maySignUp={viewer.kind === "guest" && viewer.maySignUp} realtime={realtimeConfig()}>
          {children}
        </Shell>
        {viewer.kind === "member" && viewer.timeZone === NO_ZONE && <AdoptTimeZone />}
        {!member && <GuestPreferences theme={theme} languages={languages} />}
      </body>
    </html>
  );
}
