import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeXml, writeAtom } from "./format";

const entry = {
  id: "urn:uuid:2",
  title: "“Fog” & <b>night</b>",
  link: "https://photos.test/p/2?a=1&b=2",
  author: { name: "Ann <ann>", uri: "https://photos.test/u/ann" },
  published: new Date("2024-05-06T07:08:09Z"),
  updated: new Date("2024-05-06T07:08:09Z"),
  html: `<p><img src="https://photos.test/f/a/w640.webp" alt="&quot;"></p>`,
};

it("writes Atom 1.0", () => {
  const document = writeAtom({
    id: "urn:uuid:1",
    title: 'Night "shots"',
    self: "https://photos.test/api/searches/t",
    alternate: "https://photos.test/search?q=a&iso=1",
    updated: entry.updated,
    language: "en",
    entries: [entry],
  });
  expect(document).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>urn:uuid:1</id>
<title>Night &quot;shots&quot;</title>
<updated>2024-05-06T07:08:09.000Z</updated>
<link rel="self" type="application/atom+xml" href="https://photos.test/api/searches/t"/>
<link rel="alternate" type="text/html" href="https://photos.test/search?q=a&amp;iso=1"/>
<generator>Halation</generator>
<entry>
<id>urn:uuid:2</id>
<title>“Fog” &amp; &lt;b&gt;night&lt;/b&gt;</title>
<link rel="alternate" type="text/html" href="https://photos.test/p/2?a=1&amp;b=2"/>
<author><name>Ann &lt;ann&gt;</name><uri>https://photos.test/u/ann</uri></author>
<published>2024-05-06T07:08:09.000Z</published>
<updated>2024-05-06T07:08:09.000Z</updated>
<content type="html">&lt;p&gt;&lt;img src=&quot;https://photos.test/f/a/w640.webp&quot; alt=&quot;&amp;quot;&quot;&gt;&lt;/p&gt;</content>
</entry>
</feed>
`);
});

it("leaves nothing of a text that XML could take for its own or could not hold, and loses nothing else", () => {
  const unescape = (text: string): string =>
    text
      .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom("&", "<", ">", '"', "'", "]]>", "\0", "\uD800", "é", "\n", "&#0;") })),
      (text) => {
        const escaped = escapeXml(text);
        expect(escaped).not.toMatch(/[<>"'\n\r\t]|&(?!amp;|lt;|gt;|quot;|#39;|#9;|#10;|#13;)/);
        expect(escaped.isWellFormed()).toBe(true);
        // oxlint-disable-next-line no-control-regex -- these are what must not be there
        expect(escaped).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
        // oxlint-disable-next-line no-control-regex -- likewise
        expect(unescape(escaped)).toBe(text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD"));
      },
    ),
  );
});
