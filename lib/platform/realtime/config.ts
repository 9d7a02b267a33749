import { required, yesOrNo } from "@/lib/core/env";
import type { RealtimeConfig } from "./types";

/** The path of the web port under which sockets open. */
export const REALTIME_PATH = "/realtime";

/** Whether our own server in the web process is in use: when neither a Pusher cluster nor another host is named. */
export const realtimeIsEmbedded = (): boolean => !process.env.PUSHER_CLUSTER && !process.env.PUSHER_HOST;

/**
 * What a browser needs to open its socket. Read from the environment at each request, so one build serves every installation.
 * With `PUSHER_HOST`, browsers come by this origin's `PUSHER_PUBLIC_PATH` (a reverse proxy leads on) unless `PUSHER_PUBLIC_HOST` names another.
 */
export function realtimeConfig(): RealtimeConfig {
  const { PUSHER_CLUSTER: cluster, PUSHER_PUBLIC_HOST: host, PUSHER_PUBLIC_PORT: port, PUSHER_PUBLIC_PATH: path } = process.env;
  const key = required("PUSHER_KEY");
  if (cluster) return { key, at: "cluster", cluster };
  if (realtimeIsEmbedded() || !host) return { key, at: "here", path: realtimeIsEmbedded() ? REALTIME_PATH : (path ?? REALTIME_PATH) };
  const tls = yesOrNo("PUSHER_PUBLIC_TLS") ?? true;
  return { key, at: "host", host, tls, port: Number(port ?? (tls ? 443 : 80)), path: path ?? "" };
}

/** What `connect-src` must allow beside `'self'` for browsers to reach the sockets. */
export function realtimeSources(): string[] {
  const config = realtimeConfig();
  if (config.at === "here") return [];
  return config.at === "cluster" ? [`wss://ws-${config.cluster}.pusher.com`] : [`${config.tls ? "wss" : "ws"}://${config.host}:${config.port}`];
}
