import { headers } from "next/headers";
import { after } from "next/server";
import { log } from "@/lib/core/log";
import { currentViewer } from "@/lib/platform/session";
import type { Target } from "../types";
import { noteView } from "./mutations";
import { isAskedAhead } from "./rules";

/** Notes, once the page has been sent, that the current member looked at what it shows. The page neither waits for it nor fails with it. */
export async function noteLook(target: Target, id: string): Promise<void> {
  const [viewer, asked] = await Promise.all([currentViewer(), headers()]);
  if (viewer.kind === "guest" || isAskedAhead(asked)) return;
  after(() => noteView(viewer, target, id).catch((error: unknown) => log.warn({ err: error }, "a view was not noted")));
}
