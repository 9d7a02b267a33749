import type { Subscription } from "./types";

/** The part of a zod schema that is needed here. */
type PayloadSchema<Payload> = {
  parse: (data: unknown) => Payload;
  safeParse: (data: unknown) => { success: true; data: Payload } | { success: false };
};

/** What may be told on which channel. Declared in a subject's `events.ts`, so that server and browser agree. */
export type EventDefinition<Payload, Parameter = string> = {
  /** `photo.changed`: the subject, then what happened. */
  readonly name: string;
  /** Channel name for a parameter, usually an id. */
  readonly channel: (parameter: Parameter) => string;
  /** Written with `import * as z from "zod/mini"`: browsers load it, and it weighs 5 KB where `zod` weighs 90. */
  readonly payload: PayloadSchema<Payload>;
};

/**
 * Declares an event. A payload carries ids and small facts, since the whole message may not exceed 10,000 bytes
 * and an event is a hint: who hears it asks for the rest, and who missed it asks on return.
 */
export const defineEvent = <Payload, Parameter = string>(event: EventDefinition<Payload, Parameter>): EventDefinition<Payload, Parameter> => event;

/** The channel of one member, which nobody else may join. */
export const userChannel = (userId: string): string => `private-user-${userId}`;

/** What the names of all channels about what is somebody's hold, so that they can end together. */
export const partOf = (ownerId: string): string => `-of-${ownerId}-`;

/** The channel about one thing, for whoever may see it. Some things are of two, as what one wrote on the other's wall, and end for whoever loses sight of either. */
export const thingChannel = (owners: string | readonly string[], kind: string, id: string): string =>
  `private${[...new Set([owners].flat())].map((ownerId) => `-of-${ownerId}`).join("")}-${kind}-${id}`;

const ID = "[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}";
const OWN = new RegExp(`^private-user-(${ID})$`);
const THING = new RegExp(`^private((?:-of-${ID}){1,2})-([a-z]+)-(${ID})$`);

/** Whose a channel is, by its name: a member's own, or one about a thing of one or two. */
export function ownersOf(channel: string): string[] {
  const [, own] = OWN.exec(channel) ?? [];
  const [, owners = ""] = THING.exec(channel) ?? [];
  return own ? [own] : owners.split("-of-").slice(1);
}

/** The ids of all things of a kind that channels claim to be about. */
export const thingsIn = (channels: readonly string[], kind: string): string[] =>
  channels.flatMap((channel) => {
    const [, , named, id] = THING.exec(channel) ?? [];
    return named === kind && id ? [id] : [];
  });

/** An event's place as plain text, to be passed to a client component. */
export const subscriptionTo = <Payload, Parameter>(event: EventDefinition<Payload, Parameter>, parameter: Parameter): Subscription => ({
  channel: event.channel(parameter),
  event: event.name,
});
