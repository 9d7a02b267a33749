import type { Route } from "next";
import { forbidden, notFound } from "next/navigation";
import { cache } from "react";
import { can } from "@/lib/accounts/policy";
import { requireMember, type Member } from "@/lib/platform/session";
import type { Gear, GearKind } from "../types";
import { candidatesFor, listGear, readGear } from "./data";
import { gearAdminUrl, gearListUrl, readAdminQuery, readMergeQuery } from "./schema";
import type { GearDetail, GearRow } from "./types";

type Params = Record<string, string | string[] | undefined>;

/** Guests are sent to sign in, others are told that this is for staff. */
async function administrator(path: Route): Promise<Member> {
  const member = await requireMember(path);
  return can(member, "administer") ? member : forbidden();
}

type GearList = { kind: GearKind; q: string; first: boolean; gear: GearRow[]; next: string | null };

/** The cameras or lenses, a page at a time. */
export async function loadGearList(params: Params): Promise<GearList> {
  const query = readAdminQuery(params);
  const viewer = await administrator(gearListUrl(query));
  return { kind: query.kind, q: query.q, first: query.after === "", ...(await listGear(viewer, query.kind, query.q, query.after)) };
}

/** One camera or lens; not found where there is none. */
export const loadGearDetail = cache(async (id: string): Promise<{ viewer: Member; gear: GearDetail }> => {
  const viewer = await administrator(gearAdminUrl(id));
  return { viewer, gear: (await readGear(viewer, id)) ?? notFound() };
});

type MergeState = {
  gear: GearDetail;
  /** What it is about to become part of. */
  into: GearDetail | null;
  /** What it could become part of, and the words these were found by. */
  candidates: Gear[];
  q: string;
  /** How many photos have just come here from another. */
  moved: number | null;
  /** Whether the password was given so lately that it is not asked for again. */
  recent: boolean;
};

/** One camera or lens, and what it could be merged with. */
export async function loadMerging(id: string, params: Params): Promise<MergeState> {
  const { viewer, gear } = await loadGearDetail(id);
  const { into, q, moved } = readMergeQuery(params);
  const [target, candidates] = await Promise.all([into && into !== gear.id ? readGear(viewer, into) : null, into ? [] : candidatesFor(viewer, gear, q)]);
  return { gear, into: target?.kind === gear.kind ? target : null, candidates, q, moved, recent: viewer.recent };
}
