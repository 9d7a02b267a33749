import { createSession, sealSession, type UserId } from "@/lib/platform/session";

/** Signs a person in without the form: makes the session row and returns the `Cookie` header that names it. */
export async function signInForTest(userId: UserId): Promise<string> {
  return sealSession(await createSession(userId, { userAgent: "Test Browser", address: "127.0.0.1" }));
}
