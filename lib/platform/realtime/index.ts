/** Server side of realtime. Browser code and `events.ts` import `./events` and `./types`, which pull in nothing. */
export { REALTIME_PATH, realtimeConfig, realtimeIsEmbedded, realtimeSources } from "./config";
export { defineEvent, thingChannel, thingsIn, userChannel } from "./events";
export {
  grantChannels,
  publish,
  publishToAll,
  readWebhook,
  realtimeHealthy,
  revoke,
  revokeAllOf,
  revokeBetween,
  revokeThingsOf,
  standing,
  tookChannels,
} from "./server";
export { noteGrants } from "./versions";
