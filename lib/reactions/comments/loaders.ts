import { newId } from "@/lib/core/ids";
import { currentViewer } from "@/lib/platform/session";
import { likesOf } from "../likes/data";
import { standingOf } from "../policy";
import { commentedThing, commentsOn } from "./data";
import { hindranceOf } from "./policy";
import { readCommentQuery } from "./schema";
import type { LoadedComments, Subject } from "./types";

type Query = Parameters<typeof readCommentQuery>[0];

/** What is said about something, as far as the address of the page wants it, and whether the viewer can add to it; null where there are no comments to be had. */
export async function loadComments(subject: Subject, query: Query): Promise<LoadedComments | null> {
  const viewer = await currentViewer();
  const { place, reply, edit } = readCommentQuery(query);
  const page = await commentsOn(viewer, subject, place);
  if (!page) return null;
  const me = viewer.kind === "member" ? { name: viewer.name, avatarToken: viewer.avatarToken } : null;
  const shown = page.threads.flatMap((thread) => [thread, ...thread.replies]).filter(({ state }) => state === "shown");
  return {
    page,
    reply,
    edit,
    me,
    hindrance: hindranceOf(viewer, page),
    mayEdit: hindranceOf(viewer, { closed: false }) === null,
    likes: await likesOf(
      viewer,
      `${subject.target}-comment`,
      shown.map(({ id }) => id),
    ),
    standing: standingOf(viewer),
    client: newId(),
  };
}

/** Whether the owner of something has closed its comments. */
export const loadCommentsClosed = async (subject: Subject): Promise<boolean> => (await commentedThing(await currentViewer(), subject))?.closed ?? false;
