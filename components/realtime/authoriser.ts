import type { ChannelAuthorizationCallback, ChannelAuthorizationHandler } from "pusher-js";
import { AUTHORISATION_ENDPOINT, CHANNELS_PER_REQUEST, channelOf, type Grant, type Grants } from "@/lib/platform/realtime/types";

type Options = {
  /** The socket that is open now; answers for another are void. */
  currentSocketId: () => string | undefined;
  /** The application said no, as opposed to not answering. */
  onRefused: (channel: string) => void;
  /** What was to be joined is called otherwise now; joining that name asks nobody again. */
  onRenamed: (channel: string, former: string, name: string) => void;
};

type Waiting = Map<string, ChannelAuthorizationCallback>;

/** Milliseconds between tries while the application does not answer. */
const PAUSES = [1000, 2000, 4000, 8000];

/** Asks for all channels of a moment in one request, where pusher-js by itself sends one for each. */
export function createAuthoriser({ currentSocketId, onRefused, onRenamed }: Options): ChannelAuthorizationHandler {
  let waiting: Waiting = new Map();
  let waitingFor: string | undefined;
  /** By name, and for the socket that is open. */
  const granted = new Map<string, Grant & { socketId: string }>();

  const ask = async (socketId: string, callbacks: Waiting, tries = 0): Promise<void> => {
    const grants = socketId === currentSocketId() ? await request(socketId, [...new Set([...callbacks.keys()].map(channelOf))]) : "void";
    if (grants === "void" || socketId !== currentSocketId()) return;
    if (grants === "later") {
      setTimeout(() => void ask(socketId, callbacks, tries + 1), (PAUSES[tries] ?? PAUSES.at(-1)!) * (0.5 + Math.random()));
      return;
    }
    for (const [asked, callback] of callbacks) {
      const channel = channelOf(asked);
      const grant = grants[channel];
      const name = grant?.name ?? channel;
      if (!grant) {
        callback(new Error("refused"), null);
        onRefused(channel);
      } else if (name === asked) callback(null, grant);
      else {
        callback(new Error("renamed"), null);
        granted.set(name, { ...grant, socketId });
        onRenamed(channel, asked, name);
      }
    }
  };

  return ({ socketId, channelName }, callback) => {
    const grant = granted.get(channelName);
    granted.delete(channelName);
    if (grant?.socketId === socketId) return callback(null, grant);
    if (waitingFor !== socketId || waiting.size >= CHANNELS_PER_REQUEST) {
      const batch: Waiting = new Map();
      [waiting, waitingFor] = [batch, socketId];
      setTimeout(() => {
        if (waiting === batch) waitingFor = undefined;
        void ask(socketId, batch);
      }, 0);
    }
    waiting.set(channelName, callback);
  };
}

/** One question to the application: what it grants, or `later` when it cannot say. */
async function request(socketId: string, channels: string[]): Promise<Grants | "later"> {
  try {
    const response = await fetch(AUTHORISATION_ENDPOINT, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ socketId, channels }),
    });
    if (response.ok) return ((await response.json()) as { grants: Grants }).grants;
    return response.status >= 500 || response.status === 429 ? "later" : {};
  } catch {
    return "later";
  }
}
