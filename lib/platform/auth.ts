import { cookies, headers } from "next/headers";
import NextAuth, { type NextAuthConfig } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { required } from "@/lib/core/env";
import { isId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import {
  browserOf,
  cookieName,
  createSession,
  currentViewer,
  deleteSession,
  liveSession,
  secureCookies,
  SESSION_SECONDS,
  sessionCookieName,
  sessionFromRequest,
  type Browser,
  type UserId,
} from "./session";

/** Separates tickets from session cookies: each is sealed with a key of its own. */
const TICKET_SALT = "halation.ticket";
const TICKET_SECONDS = 60;

/**
 * A sealed statement of ours that this person has just proved who they are. It is how a subject that has checked a password
 * tells next-auth, and the only thing next-auth's own endpoint accepts: nobody outside can make one, so passwords have one door.
 */
export const sealTicket = (userId: UserId, { remembered = true } = {}): Promise<string> =>
  encode({ token: { sub: userId, remembered }, secret: required("AUTH_SECRET"), salt: TICKET_SALT, maxAge: TICKET_SECONDS });

type Admitted = { id: UserId; remembered: boolean; browser: Browser };

async function openTicket(ticket: unknown): Promise<Omit<Admitted, "browser"> | null> {
  if (typeof ticket !== "string") return null;
  const token = await decode({ token: ticket, secret: required("AUTH_SECRET"), salt: TICKET_SALT }).catch(() => null);
  return token?.sub && isId(token.sub) ? { id: token.sub, remembered: token.remembered === true } : null;
}

const ticketProvider = Credentials({
  credentials: { ticket: {} },
  authorize: async ({ ticket }, request): Promise<Admitted | null> => {
    const admitted = await openTicket(ticket);
    return admitted && { ...admitted, browser: browserOf(request.headers) };
  },
});

/** Made for each request, because tests and the supervisor set the environment after this module was loaded. */
const config = (): NextAuthConfig => {
  const secure = secureCookies();
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  return {
    secret: required("AUTH_SECRET"),
    basePath: "/api/auth",
    trustHost: true,
    useSecureCookies: secure,
    providers: [ticketProvider],
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: { name: sessionCookieName(), options },
      csrfToken: { name: cookieName("csrf"), options },
      callbackUrl: { name: cookieName("return"), options },
    },
    callbacks: {
      // Where to go next is decided by whoever signs in or out, never by a parameter of next-auth's endpoints.
      redirect: ({ baseUrl }) => baseUrl,
      // The cookie names a row and says nothing else; null ends the session (a session without user would not).
      async jwt({ token, user }) {
        if (user) return { sessionId: await beginSession(user as Admitted) };
        const member = typeof token.sessionId === "string" ? await liveSession(token.sessionId) : null;
        return member && { sessionId: member.sessionId };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut(message) {
        const sessionId = "token" in message ? message.token?.sessionId : undefined;
        if (typeof sessionId === "string") await deleteSession(sessionId);
      },
    },
    logger: { error: (error) => log.warn({ err: error }, "next-auth refused a request") },
  };
};

const beginSession = ({ id, remembered, browser }: Admitted): Promise<string> => createSession(id, browser, { remembered });

const { handlers, signIn, signOut } = NextAuth(config);

/** What `/api/auth` answers with. */
export const authHandlers = handlers;

/**
 * Signs a person in on this browser: a new session row and its cookie; one this browser had before ends. Call from a server action.
 *
 * @param remembered whether the browser keeps the cookie when it is closed
 * @param stands asked once the session exists: whether what it was begun for is still so. Where it is not, the session ends again.
 * @returns whether it stands
 */
export async function startSession(userId: UserId, { remembered = true, stands = async () => true }: StartOptions = {}): Promise<boolean> {
  const before = await currentViewer();
  await signIn("credentials", { ticket: await sealTicket(userId, { remembered }), redirect: false });
  const standing = await stands();
  if (!standing) await undoSession();
  else if (!remembered) await forgetWithBrowser();
  if (before.kind === "member") await deleteSession(before.sessionId);
  return standing;
}

type StartOptions = { remembered?: boolean; stands?: () => Promise<boolean> };

/** Takes back a session that this very request began. */
async function undoSession(): Promise<void> {
  const jar = await cookies();
  const cookie = jar.get(sessionCookieName());
  if (!cookie) return;
  const begun = await sessionFromRequest({ headers: new Headers({ cookie: `${cookie.name}=${cookie.value}` }) });
  if (begun.kind === "member") await deleteSession(begun.sessionId);
  jar.delete({ name: cookie.name, path: "/", secure: secureCookies() });
}

/** next-auth dates every cookie; one without a date goes when the browser is closed. */
async function forgetWithBrowser(): Promise<void> {
  const jar = await cookies();
  const cookie = jar.get(sessionCookieName());
  if (cookie) jar.set(cookie.name, cookie.value, { httpOnly: true, sameSite: "lax", path: "/", secure: secureCookies() });
}

/** Signs this browser out: the row goes, then the cookie. Call from a server action. */
export async function endSession(): Promise<void> {
  await signOut({ redirect: false });
}

/** The browser of the request under way. */
export const currentBrowser = async (): Promise<Browser> => browserOf(new Headers(await headers()));
