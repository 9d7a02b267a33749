import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { headers } from "next/headers";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import { db } from "@/db/client";
import { instance, sessions, users } from "@/db/schema";
import { publicUrl, required } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { isId, type Id } from "@/lib/core/ids";

export type UserId = Id<"user">;
export type Role = "restricted" | "member" | "moderator" | "administrator";

/** Someone signed in, as of this request: read from the session row, never from the cookie. */
export type Member = {
  kind: "member";
  id: UserId;
  username: string;
  name: string;
  role: Role;
  /** Unconfirmed members may read and complete their own profile, nothing else. */
  confirmed: boolean;
  /** Whether they may see what is public: confirmed members always, others as guests do. */
  mayLook: boolean;
  language: string | null;
  theme: "system" | "light" | "dark";
  sessionId: Id<"session">;
};

/** Someone not signed in; where the instance is closed, they see nothing. */
export type Guest = { kind: "guest"; mayLook: boolean };

/** Whoever reads. Every `data` function takes one first. */
export type Viewer = Member | Guest;

/** Whoever writes. Every `mutations` function takes one first. */
export type Actor = Member;

/** Over TLS the cookie carries the `__Secure-` prefix; on plain http (a closed network) it cannot. */
export const secureCookies = (): boolean => publicUrl().startsWith("https:");

export const sessionCookieName = (): string => `${secureCookies() ? "__Secure-" : ""}halation.session`;

/** The live session with this id and its member, or null when it was revoked, has expired or its member is suspended. */
export async function liveSession(sessionId: string): Promise<Member | null> {
  if (!isId(sessionId)) return null;
  const [row] = await db
    .select({
      sessionId: sessions.id,
      id: users.id,
      username: users.username,
      name: users.name,
      role: users.role,
      emailConfirmedAt: users.emailConfirmedAt,
      language: users.language,
      theme: users.theme,
      guestsMayLook: instance.guestsMayLook,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(instance, sql`true`)
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, sql`now()`), isNull(users.suspendedAt)));
  if (!row) return null;
  const { emailConfirmedAt, guestsMayLook: open, ...member } = row;
  const confirmed = emailConfirmedAt !== null;
  return { kind: "member", ...member, confirmed, mayLook: confirmed || open === true };
}

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
  return member ?? { kind: "guest", mayLook: await guestsMayLook() };
}

/** Whoever made the current request; one query per request, however many components ask. */
export const currentViewer = cache(async (): Promise<Viewer> => sessionFromRequest({ headers: new Headers(await headers()) }));

/** The signed-in member of the current request; throws `signed-out` for guests. */
export async function requireActor(): Promise<Actor> {
  const viewer = await currentViewer();
  if (viewer.kind === "guest") throw new AppError("signed-out");
  return viewer;
}

/** Whether people who are not signed in may see what is public; no until an administrator has said yes. */
export async function guestsMayLook(): Promise<boolean> {
  const [row] = await db.select({ guestsMayLook: instance.guestsMayLook }).from(instance);
  return row?.guestsMayLook ?? false;
}
