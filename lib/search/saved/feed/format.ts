import type { Atom, AtomEntry } from "./types";

/** Where a feed is, from its token. */
export const feedUrl = (token: string): string => `/api/searches/${token}`;

/** What XML 1.0 cannot hold in any way of writing it: control characters, halves of characters, and what is none. */
// oxlint-disable-next-line no-control-regex -- these are what is meant
const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** A text as it stands in XML or HTML, between tags and in attributes alike. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(IMPOSSIBLE, "\uFFFD")
    .replaceAll(/[&<>"'\t\n\r]/g, (sign) => SIGNS[sign]!);

const element = (name: string, text: string, attributes = ""): string => `<${name}${attributes}>${escapeXml(text)}</${name}>`;
const link = (rel: string, href: string, type: string): string => `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;

/** An Atom 1.0 document (RFC 4287). */
export function writeAtom({ id, title, self, alternate, updated, language, entries }: Atom): string {
  return [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(language)}">`,
    element("id", id),
    element("title", title),
    element("updated", updated.toISOString()),
    link("self", self, "application/atom+xml"),
    link("alternate", alternate, "text/html"),
    element("generator", "Halation"),
    ...entries.map(writeEntry),
    `</feed>`,
    "",
  ].join("\n");
}

const writeEntry = ({ id, title, link: href, author, published, updated, html }: AtomEntry): string =>
  [
    `<entry>`,
    element("id", id),
    element("title", title),
    link("alternate", href, "text/html"),
    `<author>${element("name", author.name)}${element("uri", author.uri)}</author>`,
    element("published", published.toISOString()),
    element("updated", updated.toISOString()),
    element("content", html, ' type="html"'),
    `</entry>`,
  ].join("\n");
