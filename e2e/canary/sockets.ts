import { once } from "node:events";
import { WebSocket } from "ws";

type Message = { event: string; data: unknown };

/** A socket that listens to its owner's channel, as their open page does, and keeps every frame that comes. */
export async function listen(url: string, key: string, cookie: string, channel: string): Promise<{ frames: string[]; close: () => void }> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/realtime/app/${key}?protocol=7&client=js&version=8.6.0`, { headers: { origin: url } });
  const frames: string[] = [];
  socket.on("message", (bytes: Buffer) => frames.push(bytes.toString()));
  const next = async (event: string): Promise<Message> => {
    for (let seen = 0; ;) {
      for (; seen < frames.length; seen += 1) {
        const message = JSON.parse(frames[seen]!) as Message;
        if (message.event === event) return message;
        if (message.event === "pusher:error") throw new Error(frames[seen]);
      }
      await once(socket, "message");
    }
  };
  const { socket_id: socketId } = JSON.parse(String((await next("pusher:connection_established")).data)) as { socket_id: string };
  const headers = { cookie, origin: url, "content-type": "application/json" };
  const granted = await fetch(`${url}/api/realtime/auth`, { method: "POST", headers, body: JSON.stringify({ socketId, channels: [channel] }) });
  const { grants } = (await granted.json()) as { grants: Record<string, { auth: string }> };
  socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel, ...grants[channel] } }));
  await next("pusher_internal:subscription_succeeded");
  return { frames, close: () => socket.close() };
}
