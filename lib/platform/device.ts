import { cookies } from "next/headers";
import { newToken } from "@/lib/core/ids";
import { cookieName, secureCookies } from "./session";

const YEAR = 365 * 24 * 60 * 60;
const TOKEN = /^[\w-]{22}$/;

const deviceCookie = (): string => cookieName("device");

/** What this browser calls itself, whoever uses it; null where it has never signed anybody in. It proves nothing but that it is the same browser as before. */
export async function currentDevice(): Promise<string | null> {
  const token = (await cookies()).get(deviceCookie())?.value;
  return token && TOKEN.test(token) ? token : null;
}

/** The same, for another year, or a new one. Call from a server action. */
export async function keepDevice(): Promise<string> {
  const token = (await currentDevice()) ?? newToken();
  (await cookies()).set(deviceCookie(), token, { httpOnly: true, sameSite: "lax", path: "/", secure: secureCookies(), maxAge: YEAR });
  return token;
}
