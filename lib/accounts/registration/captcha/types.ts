/** What a browser has to find out before it may sign somebody up: the number below `maxnumber` whose hash with `salt` is `challenge`. */
export type Challenge = { algorithm: "SHA-256"; challenge: string; maxnumber: number; salt: string; signature: string };

/** A challenge as it is handed out, with the seconds for which its solution is taken. */
export type FreshChallenge = Challenge & { seconds: number };

/** Where pages ask for one. */
export const CHALLENGE_ENDPOINT = "/api/captcha";
