import { ask, type IndexQuery } from "@/lib/platform/search";
import type { Beside, PhotoId } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import { isId } from "@/lib/core/ids";
import type { Query, ValueCount, ValueField } from "../../types";
import type { Found } from "../types";
import { parseText } from "../postgres/text/rules";
import { foundIn, questionsBeside, questionsOf, untold, withoutText } from "./answers/rules";
import type { Answers, Search } from "./answers/types";
import { chosenFilter, hasValue, isPhoto, visibleFilter } from "./filters/rules";
import { standingOf } from "./standing/data";
import type { Standing } from "./standing/types";
import { asTyped, forgivingly, isAskable, mayBeForgiven } from "./text/rules";
import type { Wording } from "./text/types";

/**
 * Answers from an index that is as the tables were when the question came, or newer; undefined where it is not, or where it cannot say: then the tables
 * are to be asked.
 *
 * @throws AppError `unavailable` when the engine does not answer
 */
export const meilisearch = {
  async search(viewer: Viewer, query: Query): Promise<Found | undefined> {
    const standing = await ready(viewer, query);
    if (!standing) return undefined;
    const { terms } = standing;
    const found = await answer(searchFor(standing, query, asTyped(terms)));
    if (found.total > 0 || !mayBeForgiven(terms)) return found;
    const similar = await answer(searchFor(standing, query, forgivingly(terms)));
    return similar.total > 0 ? { ...similar, forgiving: true } : found;
  },

  async beside(viewer: Viewer, query: Query, id: PhotoId): Promise<Beside | null | undefined> {
    if (!isId(id)) return null;
    const standing = await ready(viewer, query);
    if (!standing) return undefined;
    const { terms } = standing;
    const typed = searchFor(standing, query, asTyped(terms));
    const found = await besideIn(typed, id);
    if (found || !mayBeForgiven(terms)) return found;
    const [all] = await ask([questionsOf({ ...typed, query: { ...query, after: undefined } }).get("page")!]);
    return all!.total > 0 ? null : besideIn(searchFor(standing, query, forgivingly(terms)), id);
  },
};

async function ready(viewer: Viewer, query: Query): Promise<Standing | null> {
  const groups = parseText(query.q ?? "");
  return isAskable(groups) ? standingOf(viewer, groups.flat()) : null;
}

const searchFor = ({ index, circle }: Standing, query: Query, text: Wording): Search => ({ index, query, visible: visibleFilter(circle), text });

async function answer(search: Search): Promise<Found> {
  const { query } = search;
  const answers = await answersTo(questionsOf(search));
  const found = foundIn(query, answers, await chosenCounts(search, answers));
  if (found.total > 0 || !search.text.q) return { ...found, forgiving: false };
  const [loosened] = await ask([withoutText(search)]);
  return { ...found, without: { ...found.without, q: loosened!.total }, forgiving: false };
}

async function answersTo(questions: ReadonlyMap<keyof Found | string, IndexQuery>): Promise<Answers> {
  const answers = await ask([...questions.values()]);
  return new Map([...questions.keys()].map((what, index) => [what, answers[index]!])) as Answers;
}

/** The counts of chosen values that are not among the most frequent; there are few of either, and none where a facet has not very many values. */
async function chosenCounts(search: Search, answers: Answers): Promise<Map<ValueField, ValueCount[]>> {
  const missing = untold(search.query, answers);
  const counts = new Map<ValueField, ValueCount[]>();
  if (missing.length === 0) return counts;
  const base = withoutText(search);
  const asked = missing.map(([field, value]) => ({
    ...base,
    q: search.text.q,
    ...(search.text.on && search.text.q && { attributesToSearchOn: search.text.on }),
    filter: [search.visible, ...chosenFilter(search.query, field), hasValue(field, value)],
  }));
  const answered = await ask(asked);
  missing.forEach(([field, value], index) => {
    const { total: count } = answered[index]!;
    if (count > 0) counts.set(field, [...(counts.get(field) ?? []), { value, count }]);
  });
  return counts;
}

async function besideIn(search: Search, id: PhotoId): Promise<Beside | null> {
  const [previous, next, itself] = await ask(questionsBeside(search, id, isPhoto(id)));
  if (itself!.total === 0) return null;
  return { previous: (previous!.ids[0] as PhotoId | undefined) ?? null, next: (next!.ids[0] as PhotoId | undefined) ?? null, position: null };
}
