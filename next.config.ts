import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  agentRules: false,
  devIndicators: false,
  // Photographs come in our own widths from our own route; /_next/image would lose the viewer's session.
  images: { unoptimized: true },
  experimental: { authInterrupts: true },
  serverExternalPackages: ["@node-rs/argon2", "@zxcvbn-ts/language-common", "graphile-worker", "pino", "postgres", "pusher", "sharp"],
};

export default createNextIntlPlugin("./lib/platform/language.ts")(config);
