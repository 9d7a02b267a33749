import { sha256 } from "@noble/hashes/sha2.js";
import { CHALLENGE_ENDPOINT, type Challenge, type FreshChallenge } from "@/lib/accounts/registration/captcha/types";

/** Milliseconds of work between two pauses in which the page can answer whoever uses it. */
const SLICE = 12;
/** Numbers tried between two looks at the clock. */
const BATCH = 200;
/** Seconds before its end from which on a proof is not sent any more: it has yet to arrive. */
const MARGIN = 30;

/** What a form carries, and the moment of this page until which it is good. */
export type Proof = { text: string; until: number };

/** Asks for a challenge and solves it. Throws when none came, or when the signal says that nobody waits any more. */
export async function prove(signal: AbortSignal): Promise<Proof> {
  const asked = performance.now();
  const answer = await fetch(CHALLENGE_ENDPOINT, { cache: "no-store", signal });
  if (!answer.ok) throw new Error(`no challenge: ${answer.status}`);
  const { algorithm, challenge, salt, signature, maxnumber, seconds } = (await answer.json()) as FreshChallenge;
  const number = await solve({ challenge, salt, maxnumber }, signal);
  return { text: JSON.stringify({ algorithm, challenge, salt, signature, number }), until: asked + (seconds - MARGIN) * 1000 };
}

/**
 * Finds the number a challenge is made of, a slice at a time. The hash is our own code, because browsers lend theirs only to pages that came over TLS.
 * Throws when there is none.
 */
export async function solve({ challenge, salt, maxnumber }: Pick<Challenge, "challenge" | "salt" | "maxnumber">, signal: AbortSignal): Promise<number> {
  const encoder = new TextEncoder();
  const begun = sha256.create().update(encoder.encode(salt));
  const wanted = Uint8Array.from(challenge.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  let pause = performance.now() + SLICE;
  for (let number = 0; number <= maxnumber; number += 1) {
    const found = begun
      .clone()
      .update(encoder.encode(String(number)))
      .digest();
    if (found.every((byte, index) => byte === wanted[index])) return number;
    if (number % BATCH !== 0 || performance.now() < pause) continue;
    // oxlint-disable-next-line no-await-in-loop -- one slice after the other is the point
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    pause = performance.now() + SLICE;
  }
  throw new Error("the challenge has no solution");
}
