import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { readXmp } from "./rules";

const packet = (description: string, declarations = ""): Buffer =>
  Buffer.from(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <!-- a comment <with> tags -->
    <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc='http://purl.org/dc/elements/1.1/'
      xmlns:exif="http://ns.adobe.com/exif/1.0/" ${declarations} ${description}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`);

describe("XMP", () => {
  it("reads attributes, elements and lists", () => {
    const found = readXmp(
      packet(`xmp:Rating="4" xmp:CreatorTool='Darkroom "2"'><exif:FNumber>28/10</exif:FNumber>
        <dc:creator><rdf:Seq><rdf:li>Ann</rdf:li><rdf:li>Ёлка &amp; S&#246;hne</rdf:li></rdf:Seq></dc:creator>
        <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Ann &lt;3</rdf:li></rdf:Alt></dc:rights></rdf:Description>`),
    );
    expect(Object.fromEntries(found)).toEqual({
      "xmp:Rating": ["4"],
      "xmp:CreatorTool": ['Darkroom "2"'],
      "exif:FNumber": ["28/10"],
      "dc:creator": ["Ann", "Ёлка & Söhne"],
      "dc:rights": ["© Ann <3"],
    });
  });

  it("knows properties by their namespace, not by the prefix", () => {
    const found = readXmp(packet(`q:Rating="5" fake:Rating="1"/>`, `xmlns:q="http://ns.adobe.com/xap/1.0/" xmlns:fake="http://example.test/"`));
    expect(Object.fromEntries(found)).toEqual({ "xmp:Rating": ["5"] });
  });

  it("passes over structures and what is nested deeper", () => {
    const found = readXmp(
      packet(`><exif:Flash rdf:parseType="Resource"><exif:Fired>True</exif:Fired></exif:Flash>
        <dc:subject><rdf:Bag><rdf:li><rdf:Description xmp:Rating="1"/></rdf:li></rdf:Bag></dc:subject></rdf:Description>`),
    );
    expect(Object.fromEntries(found)).toEqual({});
  });

  it("never throws", () => {
    const piece = fc.constantFrom(
      "<",
      "</",
      ">",
      "/>",
      "rdf:Description",
      "rdf:RDF",
      " a:b=",
      '"',
      "'",
      "rdf:li",
      "&#99999999;",
      "&#0;",
      "&amp;",
      " ",
      "\n",
      "<!--",
      "x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => void expect(readXmp(packet(pieces.join("")))).toBeInstanceOf(Map)),
      cases(),
    );
  });

  it.each([
    ["opened tags", "<a:b>"],
    ["tags that never end", "<a:b c"],
    ["attributes that never end", `<a:b c:d="`],
    ["spaces", "<a:b   "],
    ["ends of tags", "</a:b>"],
    ["entities", "&#x41;"],
  ])("takes time in proportion to its length, even for %s alone", (_name, piece) => {
    // Work done twice over costs at most about twice as much; a quadratic reader would never come back from this.
    expect(readXmp(Buffer.from(piece.repeat(2 ** 20 / piece.length))).size).toBe(0);
  });
});
