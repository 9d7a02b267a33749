import type { Channels } from "./channels";
import type { Connection } from "./connection";
import type { App, Limits } from "./options";
import { channelKind, Code, errorFrame, frame, isChannelName, readMessage, type Message } from "./protocol";
import { channelAuth, sameText } from "./signatures";

type Context = { app: App; channels: Channels; limits: Limits };

const PONG = frame("pusher:pong", {});

/** Answers one frame of a socket. */
export function answer(context: Context, connection: Connection, text: string): void {
  const message = readMessage(text);
  if (message?.event === "pusher:subscribe") subscribe(context, connection, message);
  else if (message?.event === "pusher:unsubscribe") context.channels.leave(String(message.data.channel), connection);
  else if (message?.event === "pusher:ping") connection.send(PONG);
  else if (message?.event !== "pusher:pong") connection.send(errorAbout(message));
}

function errorAbout(message: Message | null): Buffer {
  if (!message) return errorFrame(Code.generic, "Message is not a JSON object with an event");
  if (message.event.startsWith("client-")) return errorFrame(Code.clientEventRefused, "Client events are not enabled for this application");
  return errorFrame(Code.generic, `Event ${JSON.stringify(message.event.slice(0, 50))} is not supported`);
}

function subscribe({ app, channels, limits }: Context, connection: Connection, { data }: Message): void {
  const name = typeof data.channel === "string" ? data.channel : "";
  const refuse = (code: number, type: string, status: number, error: string): void => {
    connection.send(errorFrame(code, error));
    // Hosted Pusher stops at the error above; the channel of pusher-js hears of it only by this one.
    if (name) connection.send(frame("pusher:subscription_error", { type, error, status }, name.slice(0, 200)));
  };
  if (!isChannelName(name)) return refuse(Code.generic, "InvalidChannel", 400, "Channel name is not valid");
  const kind = channelKind(name);
  if (kind === "not-offered") return refuse(Code.generic, "UnsupportedChannel", 501, "Presence, encrypted and cache channels are not offered by this server");
  if (connection.channels.size >= limits.channelsPerConnection && !connection.channels.has(name))
    return refuse(Code.generic, "TooManyChannels", 403, "Too many channels");
  if (kind === "private" && !sameText(String(data.auth), channelAuth(app, connection.socketId, name)))
    return refuse(Code.unauthorised, "AuthError", 401, "Authorisation is not valid");
  channels.join(name, connection);
  connection.send(frame("pusher_internal:subscription_succeeded", {}, name));
}
