import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { Channels } from "./channels";
import { createApi } from "./http";
import { LIMITS, type RealtimeOptions } from "./options";
import { Sockets } from "./sockets";

export type { RealtimeOptions } from "./options";

export type Realtime = {
  /** Takes a socket under our path; false for any other request, which stays untouched. */
  handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  /** Opens the HTTP API on 127.0.0.1 (never further); resolves to the port, of use with port 0. */
  listen: (port: number) => Promise<number>;
  /** Sends every socket away to come back in a second, then closes both ways in. */
  close: () => Promise<void>;
};

/**
 * A server of the Pusher Channels protocol (version 7) for one application: public, private, encrypted and presence channels, fed by
 * Pusher's HTTP API and by client events, and signing in. Unmodified `pusher` and `pusher-js` work against it. It keeps nothing and knows nothing of what it carries.
 */
export function createRealtime(options: RealtimeOptions): Realtime {
  const limits = { ...LIMITS, ...options.limits };
  const channels = new Channels(limits, options.onOccupancy);
  const sockets = new Sockets(options, limits, channels);
  const api = createApi({ app: options, channels, limits });
  return {
    handleUpgrade: (request, socket, head) => sockets.handleUpgrade(request, socket, head),
    listen: async (port) => {
      api.listen(port, "127.0.0.1");
      await once(api, "listening");
      return (api.address() as AddressInfo).port;
    },
    close: async () => {
      await sockets.close();
      if (!api.listening) return;
      const closed = once(api, "close");
      api.close();
      api.closeIdleConnections();
      await closed;
    },
  };
}
