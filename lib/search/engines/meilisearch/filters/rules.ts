import { ends } from "../../../rules";
import { activeFields } from "../../../schema";
import { isValueField, type Field, type Interval, type Query, type RangeField } from "../../../types";
import { encodeValue } from "../documents/rules";
import type { Circle } from "./types";

/**
 * Who sees what, as a filter over documents: what `visibleTo` says of photos that are ready, neither deleted nor removed, which alone have documents. The
 * one place where the engine is told about rights; what it finds is held against `visibleTo` again.
 */
export function visibleFilter({ me, mayLook, friends, letIn, blocked }: Circle): string {
  const open = letIn.length > 0 ? either('ownerPrivate = "false"', oneOf("ownerId", letIn)) : 'ownerPrivate = "false"';
  const audiences = [
    ...(mayLook ? [both('visibility = "public"', open)] : []),
    ...(friends.length > 0 ? [both('visibility = "friends"', oneOf("ownerId", friends))] : []),
  ];
  const known = ['ownerHidden = "false"', ...(blocked.length > 0 ? [`ownerId NOT IN ${list(blocked)}`] : [])];
  const theirs = audiences.length > 0 ? [both(...known, either(...audiences))] : [];
  const mine = me === null ? [] : [oneOf("ownerId", [me])];
  return [...mine, ...theirs].length > 0 ? either(...mine, ...theirs) : NOTHING;
}

/** No document is of nobody. */
const NOTHING = oneOf("ownerId", ["nobody"]);

/** What the choices of a query stand for, but for the choice within one facet. */
export const chosenFilter = (query: Query, except?: Field): string[] =>
  activeFields(query)
    .filter((field) => field !== except)
    .map((field) =>
      isValueField(field) ? oneOf(field, (query[field] ?? []).map(encodeValue)) : either(...(query[field] ?? []).map((one) => within(field, one))),
    );

/** One value of a facet. */
export const hasValue = (field: Field, value: string): string => oneOf(field, [encodeValue(value)]);

function within(field: RangeField, interval: Interval): string {
  const { min, max, below } = ends(field, interval);
  return both(
    ...(Number.isFinite(min) ? [`${field} >= ${quoted(min)}`] : []),
    ...(Number.isFinite(max) ? [`${field} ${below ? "<" : "<="} ${quoted(max)}`] : []),
  );
}

/** The one document of a photo. */
export const isPhoto = (id: string): string => oneOf("id", [id]);

/** Conditions on an attribute, here and in the following: it is a number, it is below or above one, the document does not have it. */
export const is = (attribute: string, number: number): string => `${attribute} = ${quoted(number)}`;
export const past = (attribute: string, sign: "<" | ">", number: number): string => `${attribute} ${sign} ${quoted(number)}`;
export const isMissing = (attribute: string): string => `${attribute} NOT EXISTS`;

/** Whether something of a photo is called just so; by the mark of the name. */
export const isCalled = (mark: string): string => oneOf("called", [mark]);
export const isNotCalled = (mark: string): string => `called NOT IN ${list([mark])}`;

/** All of the conditions, of which there is at least one. */
export function both(...conditions: string[]): string {
  return `(${conditions.join(" AND ")})`;
}

/** Any of the conditions, of which there is at least one. */
export function either(...conditions: string[]): string {
  return `(${conditions.join(" OR ")})`;
}

function oneOf(attribute: string, values: readonly string[]): string {
  return `${attribute} IN ${list(values)}`;
}

function list(values: readonly string[]): string {
  return `[${values.map(quoted).join(", ")}]`;
}

/** Only ids, numbers and encoded values come here: none holds a quotation mark. */
function quoted(value: string | number): string {
  const text = String(value);
  if (!/^[a-z0-9_.+-]*$/.test(text)) throw new Error("a value for a filter has not been encoded");
  return `"${text}"`;
}
