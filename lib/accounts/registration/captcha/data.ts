import { createChallenge } from "altcha-lib/v1";
import { derived } from "@/lib/core/derive";
import type { FreshChallenge } from "./types";

/** Half of it is what a browser has to try on average: about half a second on a phone. */
const NUMBERS = 200_000;
/** How long a solution is taken. Whoever fills a form in more slowly is given another challenge. */
export const CHALLENGE_SECONDS = 20 * 60;

/** What challenges are signed with, so that only ours are accepted, and none need be remembered before it is solved. */
export const challengeKey = (): string => derived("captcha", "challenge").toString("base64url");

/** A challenge that nobody was given before. */
export async function issueChallenge(now = Date.now()): Promise<FreshChallenge> {
  const options = { maxnumber: NUMBERS, expires: new Date(now + CHALLENGE_SECONDS * 1000), hmacKey: challengeKey() };
  const { challenge, salt, signature } = await createChallenge({ algorithm: "SHA-256", ...options });
  return { algorithm: "SHA-256", challenge, salt, signature, maxnumber: NUMBERS, seconds: CHALLENGE_SECONDS };
}
