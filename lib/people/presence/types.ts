import type { RealtimeConfig } from "@/lib/platform/realtime/types";

/** Of friends who let it be seen, whether they are here just now, and where it is heard when that changes. */
export type Presence = { config: RealtimeConfig; here: ReadonlyMap<string, boolean> };
