import { createHash } from "node:crypto";
import { bandOf } from "../../../rules";
import { RANGE_FIELDS, VALUE_FIELDS, type RangeField } from "../../../types";
import type { PhotoDocument, Place, Row } from "./types";

/** The attribute that holds the number of a range's band. */
export const bandField = (field: RangeField): string => `${field}Band`;

/** The document of a photo. Pure, so that what the index says follows from the tables and nothing else. */
export function documentOf(row: Row): PhotoDocument {
  const { id, ownerId, visibility, ownerHidden, ownerPrivate, values, numbers, takenTime, written, stems } = row;
  const rights = { visibility, ownerId, ownerHidden, ownerPrivate };
  const texts = { called: row.called.map(markOf), exact: [...written, ...stems], close: written };
  const document: PhotoDocument = { id, ...placeOf(id), ...rights, ...texts, ...(takenTime !== null && { takenTime }) };
  for (const field of VALUE_FIELDS) document[field] = values[field].map(encodeValue);
  for (const field of RANGE_FIELDS) {
    const number = numbers[field];
    if (number === null) continue;
    document[field] = number;
    document[bandField(field)] = bandOf(field, number);
  }
  return document;
}

/** A folded name in few signs, however long it is: the engine compares no more than the beginnings of values. */
export const markOf = (name: string): string => createHash("sha256").update(name).digest("hex").slice(0, 32);

/** 128 bits in three numbers, each small enough to be exact. */
export function placeOf(id: string): Place {
  const digits = id.replaceAll("-", "");
  const part = (from: number, to: number): number => Number.parseInt(digits.slice(from, to), 16);
  return { place1: part(0, 11), place2: part(11, 22), place3: part(22, 32) };
}

/**
 * A facet's value as the engine holds it: of small Latin letters, digits, `-` and `_` alone. The engine takes values for one that differ in case or in
 * compatible forms, and ours do not; and nothing of an address can mean anything in a filter. A run of other characters is their code points, four
 * digits each, between two `_`.
 */
export const encodeValue = (value: string): string =>
  value.replaceAll(/[^a-z0-9-]+/gu, (run) => `_${Array.from(run, (sign) => sign.codePointAt(0)!.toString(36).padStart(4, "0")).join("")}_`);

/** The value that was encoded. */
export const decodeValue = (encoded: string): string =>
  encoded.replaceAll(/_([a-z0-9]*)_/g, (_, digits: string) =>
    (digits.match(/.{4}/g) ?? []).map((four) => String.fromCodePoint(Number.parseInt(four, 36))).join(""),
  );
