/** The application of `bench realtime`. */
export const APP = { appId: "bench", key: "bench-key", secret: "bench-secret" };

/** The one channel to which all its sockets listen. */
export const CHANNEL = "news";
