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

/** What all channels about what is somebody's begin with, so that they can end together. */
export const channelsOf = (ownerId: string): string => `private-of-${ownerId}-`;

/** The channel about one thing of somebody's, for whoever may see the thing. */
export const thingChannel = (ownerId: string, kind: string, id: string): string => `${channelsOf(ownerId)}${kind}-${id}`;

/** Whose a channel is, by its name: a member's own, or one about a thing of theirs. */
export const ownerOf = (channel: string): string | undefined => /^private-(?:user|of)-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:-|$)/.exec(channel)?.[1];

/** Of whose thing such a channel tells, and of which; null for any other name. */
export function thingOf(channel: string): { ownerId: string; kind: string; id: string } | null {
  const [, ownerId, kind, id] = /^private-of-([\da-f-]{36})-([a-z]+)-([\da-f-]{36})$/.exec(channel) ?? [];
  return ownerId && kind && id ? { ownerId, kind, id } : null;
}

/** An event's place as plain text, to be passed to a client component. */
export const subscriptionTo = <Payload, Parameter>(event: EventDefinition<Payload, Parameter>, parameter: Parameter): Subscription => ({
  channel: event.channel(parameter),
  event: event.name,
});
