import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // The server does it, with Brotli.
  compress: false,
  agentRules: false,
  devIndicators: false,
  // Photographs come in our own widths from our own route; /_next/image would lose the viewer's session.
  images: { unoptimized: true },
  experimental: { authInterrupts: true },
  // The addresses of these pages are keys. With `no-referrer` browsers would call the forms on them someone else's (`Origin: null`).
  headers: () =>
    Promise.resolve(
      ["/reset", "/email", "/email/undo", "/unsubscribe"].map((source) => ({ source, headers: [{ key: "referrer-policy", value: "strict-origin" }] })),
    ),
  serverExternalPackages: ["@node-rs/argon2", "@zxcvbn-ts/language-common", "graphile-worker", "pino", "postgres", "pusher", "sharp"],
};

export default createNextIntlPlugin("./lib/platform/language.ts")(config);
