import { WebSocket } from "ws";
import { AUTHORISE_AGAIN, type Grants } from "@/lib/platform/realtime/types";

/** A socket that hears what it may, lets go of nothing it is asked to, and remembers when it heard the last of it, in milliseconds of `performance.now`. */
export class Listener {
  lastHeard = 0;
  heard = 0;

  private constructor(private readonly socket: WebSocket) {}

  /** @param grant asks the application for channels, as a page would */
  static async open(url: string, grant: (socketId: string) => Promise<Grants>): Promise<Listener> {
    const socket = new WebSocket(url);
    const listener = new Listener(socket);
    await new Promise<void>((resolve, reject) => {
      let awaited = 1;
      const ask = async (socketId: string): Promise<void> => {
        const grants = Object.entries(await grant(socketId));
        awaited = grants.length;
        for (const [channel, given] of grants) socket.send(JSON.stringify({ event: "pusher:subscribe", data: { ...given, channel: given.name ?? channel } }));
      };
      socket.on("error", reject);
      socket.on("message", (bytes: Buffer) => {
        const { event, data } = JSON.parse(bytes.toString()) as { event: string; data: string };
        if (event === "pusher:connection_established") ask((JSON.parse(data) as { socket_id: string }).socket_id).catch(reject);
        else if (event === "pusher_internal:subscription_succeeded" && (awaited -= 1) === 0) resolve();
        else if (!event.startsWith("pusher") && event !== AUTHORISE_AGAIN) listener.#note();
      });
    });
    return listener;
  }

  close(): void {
    this.socket.terminate();
  }

  #note(): void {
    this.heard += 1;
    this.lastHeard = performance.now();
  }
}
