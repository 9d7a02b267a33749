import type { Subscription } from "./types";

/** The part of a zod schema that is needed here. */
type PayloadSchema<Payload> = {
  parse: (data: unknown) => Payload;
  safeParse: (data: unknown) => { success: true; data: Payload } | { success: false };
};

/** What may be told on which channel. Declared in a subject's `events.ts`, so that server and browser agree. */
export type EventDefinition<Payload> = {
  /** `photo.changed`: the subject, then what happened. */
  readonly name: string;
  /** Channel name for a parameter, usually an id. */
  readonly channel: (parameter: string) => string;
  /** Written with `import * as z from "zod/mini"`: browsers load it, and it weighs 5 KB where `zod` weighs 90. */
  readonly payload: PayloadSchema<Payload>;
};

/**
 * Declares an event. A payload carries ids and small facts, since the whole message may not exceed 10,000 bytes
 * and an event is a hint: who hears it asks for the rest, and who missed it asks on return.
 */
export const defineEvent = <Payload>(event: EventDefinition<Payload>): EventDefinition<Payload> => event;

/** The channel of one member, which nobody else may join. */
export const userChannel = (userId: string): string => `private-user-${userId}`;

/** An event's place as plain text, to be passed to a client component. */
export const subscriptionTo = <Payload>(event: EventDefinition<Payload>, parameter: string): Subscription => ({
  channel: event.channel(parameter),
  event: event.name,
});
