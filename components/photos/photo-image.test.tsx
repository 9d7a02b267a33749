import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PhotoImage, type Picture } from "./photo-image";

const photo = (avifWidths: number[]): Picture => ({
  width: 3000,
  height: 2000,
  widths: [320, 640, 1280, 2048],
  avifWidths,
  urlToken: "T",
  placeholder: "data:image/webp;base64,AAAA",
});

const paint = (picture: Picture, priority?: "lazy" | "high"): string =>
  renderToStaticMarkup(<PhotoImage photo={picture} alt="A lake" sizes="50vw" priority={priority} fit="fill" />);

const attribute = (element: string, name: string, html: string): string | undefined =>
  new RegExp(`<${element}[^>]* ${name}="([^"]*)"`, "i").exec(html)?.[1]?.replaceAll("&quot;", '"');

const WEBP = "/f/T/w320.webp 320w, /f/T/w640.webp 640w, /f/T/w1280.webp 1280w, /f/T/w2048.webp 2048w";

describe("a photograph on a page", () => {
  it("is offered as AVIF as far as that goes, in every width, and as WebP to browsers that read no other", () => {
    for (const priority of ["lazy", "high"] as const) {
      const html = paint(photo([320, 640, 1280]), priority);
      expect(html).toMatch(/^<picture class="block size-full"><source [^>]*><img [^>]*><\/picture>$/i);
      expect(attribute("source", "type", html)).toBe("image/avif");
      expect(attribute("source", "srcset", html)).toBe("/f/T/a320.avif 320w, /f/T/a640.avif 640w, /f/T/a1280.avif 1280w, /f/T/w2048.webp 2048w");
      expect(attribute("img", "srcset", html)).toBe(WEBP);
      expect([attribute("source", "sizes", html), attribute("img", "sizes", html)]).toEqual(["50vw", "50vw"]);
    }
  });

  it("is painted with its page where it is seen first, and may come later elsewhere", () => {
    const first = (priority: "lazy" | "high") => ["loading", "decoding"].map((name) => attribute("img", name, paint(photo([]), priority)));
    expect([first("high"), first("lazy")]).toEqual([
      ["eager", "sync"],
      ["lazy", "async"],
    ]);
  });

  it("is a WebP in the width whose AVIF was no smaller, rather than a smaller picture", () => {
    const html = paint(photo([320, 1280]));
    expect(attribute("source", "srcset", html)).toBe("/f/T/a320.avif 320w, /f/T/w640.webp 640w, /f/T/a1280.avif 1280w, /f/T/w2048.webp 2048w");
  });

  it("takes its place before it is there, with or without AVIF", () => {
    for (const avifWidths of [[], [320, 640, 1280]]) {
      const html = paint(photo(avifWidths));
      expect([attribute("img", "width", html), attribute("img", "height", html), attribute("img", "alt", html)]).toEqual(["3000", "2000", "A lake"]);
      expect(attribute("img", "style", html)).toContain("data:image/webp;base64,AAAA");
    }
  });

  it("is an image alone as long as there is no AVIF", () => {
    const html = paint(photo([]));
    expect(html).toMatch(/^<img /);
    expect(attribute("img", "srcset", html)).toBe(WEBP);
  });
});
