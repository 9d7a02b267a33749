/** Server side of realtime. Browser code and `events.ts` import `./events` and `./types`, which pull in nothing. */
export { REALTIME_PATH, realtimeConfig, realtimeIsEmbedded, realtimeSources } from "./config";
export { defineEvent, userChannel } from "./events";
export { endConnections, grantChannels, publish, realtimeHealthy } from "./server";
