import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import type { Member, Viewer } from "@/lib/platform/session";
import { KINDS, type Kind } from "../kinds/data";

/** What the viewer said about photos and posts, theirs and others', the first said first, with the photos they showed; files go with the files. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  for (const kind of Object.values(KINDS))
    yield* paged(
      "comments",
      (last: Said | undefined, limit) => saidBy(viewer, kind, last?.id, limit),
      (data) => ({ data: { about: kind.target, ...data } }),
    );
}

type Said = Awaited<ReturnType<typeof saidBy>>[number];

const saidBy = (viewer: Member, { comments, on, photos: pieces }: Kind, after: string | undefined, limit: number) =>
  db
    .select({
      id: comments.id,
      aboutId: sql<string>`${on}`,
      answers: comments.parentId,
      text: comments.text,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      photos: sql<string[]>`array(select p.photo_id from ${pieces} p where p.comment_id = ${sql.identifier("id")} order by p.position)`,
    })
    .from(comments)
    .where(and(eq(comments.authorId, viewer.id), isNull(comments.deletedAt), isNull(comments.removedAt), after ? gt(comments.id, after) : undefined))
    .orderBy(asc(comments.id))
    .limit(limit);
