import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { encode, getToken } from "next-auth/jwt";
import { cache } from "react";
import { db } from "@/db/client";
import { instance, sessions, users } from "@/db/schema";
import { publicUrl, required } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { isId, newId, type Id } from "@/lib/core/ids";
import { revoke } from "./realtime";

export type UserId = Id<"user">;
export type Role = "restricted" | "member" | "moderator" | "administrator";

/** Someone signed in, as of this request: read from the session row, never from the cookie. */
export type Member = {
  kind: "member";
  id: UserId;
  username: string;
  name: string;
  role: Role;
  /** Whether they have confirmed their address and been let in. Others may read and complete their own profile, nothing else. */
  confirmed: boolean;
  /** The address is confirmed, but an administrator has not let them in yet. */
  awaitsApproval: boolean;
  /** Whether they may see what is public: confirmed members always, others as guests do. */
  mayLook: boolean;
  language: string | null;
  theme: "system" | "light" | "dark";
  /** An IANA name, e.g. `Asia/Kathmandu`. */
  timeZone: string;
  avatarToken: string | null;
  sessionId: Id<"session">;
  /** Whether the password was given in this session within the last ten minutes. */
  recent: boolean;
};

/** Someone not signed in; where the instance is closed, they see nothing. `maySignUp` unless nobody may at present. */
export type Guest = { kind: "guest"; mayLook: boolean; maySignUp: boolean };

/** Whoever reads. Every `data` function takes one first. */
export type Viewer = Member | Guest;

/** Whoever writes. Every `mutations` function takes one first. */
export type Actor = Member;

/** Whether browsers send our cookies over TLS alone. `PUBLIC_URL` says so, not the request. */
export const secureCookies = (): boolean => publicUrl().startsWith("https:");

/** The name of a cookie for all paths. Over TLS it has a prefix with which browsers take it from this very host alone; on plain http (a closed network) it cannot. */
export const cookieName = (name: string): string => `${secureCookies() ? "__Host-" : ""}halation.${name}`;

/** `__Host-halation.session` over TLS, `halation.session` without. */
export const sessionCookieName = (): string => cookieName("session");

/** How long a remembered session lasts, in seconds: thirty days from signing in. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;
/** One that is not ends with its browser, and in any case a day after it was last seen. */
const BRIEF_SECONDS = 24 * 60 * 60;

/** What a session row remembers of the browser that began it, so that its owner can recognise it. */
export type Browser = { userAgent: string; address: string };

/** The browser behind a request. `server.ts` writes the address, so what a client claims about it does not arrive here. */
export function browserOf(requestHeaders: Headers): Browser {
  const forwarded = requestHeaders.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return { userAgent: (requestHeaders.get("user-agent") ?? "").slice(0, 400), address: forwarded.replace(/^::ffff:/, "").slice(0, 64) };
}

/** Begins a session for a member, always under an id never seen before. */
export async function createSession(userId: UserId, browser: Browser, { remembered = true } = {}): Promise<Id<"session">> {
  const id = newId<"session">();
  const seconds = remembered ? SESSION_SECONDS : BRIEF_SECONDS;
  await db.insert(sessions).values({ id, userId, remembered, ...browser, expiresAt: sql`now() + make_interval(secs => ${seconds})` });
  return id;
}

/** Ends a session at once, wherever its cookie may be, and with it its open sockets. */
export async function deleteSession(sessionId: string): Promise<void> {
  if (!isId(sessionId)) return;
  const [ended] = await db.delete(sessions).where(eq(sessions.id, sessionId)).returning({ userId: sessions.userId });
  if (ended) await revoke(ended.userId);
}

/** The cookie that names a session, as `name=value`: what signing in through the form sets, for tests and scripts that skip the form. */
export async function sealSession(sessionId: Id<"session">): Promise<string> {
  const name = sessionCookieName();
  return `${name}=${await encode({ token: { sessionId }, secret: required("AUTH_SECRET"), salt: name, maxAge: SESSION_SECONDS })}`;
}

/** What of a member's row makes them a viewer; `memberOf` reads it. */
export const memberColumns = {
  id: users.id,
  username: users.username,
  name: users.name,
  role: users.role,
  emailConfirmed: sql<boolean>`${users.emailConfirmedAt} is not null`,
  approved: sql<boolean>`${users.approvedAt} is not null`,
  language: users.language,
  theme: users.theme,
  timeZone: users.timeZone,
  avatarToken: users.avatarToken,
};

type Columns = { emailConfirmed: boolean; approved: boolean };

/** Whether a member has arrived, from whether their address is confirmed and they were let in. */
export function memberOf<Row extends Columns>({ emailConfirmed, approved, ...member }: Row) {
  return { ...member, confirmed: emailConfirmed && approved, awaitsApproval: emailConfirmed && !approved };
}

/** Whoever a row of `users` is, where no session is behind what is done for them: they have arrived, and what they may see depends on nothing else. */
export const readerFrom = (row: { id: string } & Columns): Member => ({ kind: "member", ...memberOf(row), mayLook: true }) as unknown as Member;

/** The live session with this id and its member, or null when it was revoked, has expired or its member is suspended or leaving. Notes, at most once a minute, that it was seen. */
export async function liveSession(sessionId: string): Promise<Member | null> {
  if (!isId(sessionId)) return null;
  const [row] = await db
    .select({
      sessionId: sessions.id,
      ...memberColumns,
      recent: sql<boolean>`${sessions.authenticatedAt} > now() - interval '10 minutes'`,
      guestsMayLook: instance.guestsMayLook,
      unseen: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(instance, sql`true`)
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, sql`now()`), isNull(users.suspendedAt), isNull(users.deletesAt)));
  if (!row) return null;
  const { guestsMayLook: open, unseen, ...columns } = row;
  if (unseen) await markSeen(sessionId);
  const member = memberOf(columns);
  return { kind: "member", ...member, mayLook: member.confirmed || open === true };
}

const markSeen = (sessionId: string) =>
  db
    .update(sessions)
    .set({
      lastSeenAt: sql`now()`,
      expiresAt: sql`case when ${sessions.remembered} then ${sessions.expiresAt} else now() + make_interval(secs => ${BRIEF_SECONDS}) end`,
    })
    .where(and(eq(sessions.id, sessionId), lt(sessions.lastSeenAt, sql`now() - interval '1 minute'`)));

/** Reads the session of a plain request, for code that runs outside Next's request scope (uploads, sockets, files). */
export async function sessionFromRequest(request: { headers: Headers }): Promise<Viewer> {
  const token = await getToken({
    req: { headers: request.headers },
    secret: required("AUTH_SECRET"),
    cookieName: sessionCookieName(),
    salt: sessionCookieName(),
    secureCookie: secureCookies(),
  });
  const member = typeof token?.sessionId === "string" ? await liveSession(token.sessionId) : null;
  return member ?? { kind: "guest", ...(await whatGuestsMay()) };
}

/** Whoever made the current request; one query per request, however many components ask. */
export const currentViewer = cache(async (): Promise<Viewer> => sessionFromRequest({ headers: new Headers(await headers()) }));

/** Whoever looks at a page of people's things. Guests are sent to sign in where they may not look, and come back to `path`. */
export async function requireLooker(path: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer.kind === "guest" && !viewer.mayLook) redirect(`/sign-in?to=${encodeURIComponent(path)}` as Route);
  return viewer;
}

/** The member of this request; guests are sent to sign in, and come back. */
export async function requireMember(path: string): Promise<Member> {
  const viewer = await currentViewer();
  if (viewer.kind === "guest") redirect(`/sign-in?to=${encodeURIComponent(path)}` as Route);
  return viewer;
}

/** The signed-in member of the current request; throws `signed-out` for guests. */
export async function requireActor(): Promise<Actor> {
  const viewer = await currentViewer();
  if (viewer.kind === "guest") throw new AppError("signed-out");
  return viewer;
}

/** What people who are not signed in may do; look at what is public only once an administrator has said yes. */
async function whatGuestsMay(): Promise<Omit<Guest, "kind">> {
  const [row] = await db.select({ mayLook: instance.guestsMayLook, registration: instance.registration }).from(instance);
  return { mayLook: row?.mayLook ?? false, maySignUp: row?.registration !== "closed" };
}
