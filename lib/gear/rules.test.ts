import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { aliasOf, nameGear, slugOf } from "./rules";

describe("names of cameras", () => {
  it.each([
    ["NIKON CORPORATION", "NIKON D70", "Nikon", "Nikon D70", "nikon-d70"],
    ["NIKON", "COOLPIX P6000", "Nikon", "Nikon Coolpix P6000", "nikon-coolpix-p6000"],
    ["NIKON CORPORATION", "NIKON Z 6_2", "Nikon", "Nikon Z6II", "nikon-z6ii"],
    ["NIKON CORPORATION", "NIKON D800+", "Nikon", "Nikon D800+", "nikon-d800-plus"],
    ["Canon", "Canon EOS 40D", "Canon", "Canon EOS 40D", "canon-eos-40d"],
    ["Canon", "Canon EOS R6m2", "Canon", "Canon EOS R6 Mark II", "canon-eos-r6-mark-ii"],
    ["Canon", "Canon EOS DIGITAL REBEL XT", "Canon", "Canon EOS 350D", "canon-eos-350d"],
    ["Canon", "Canon EOS Kiss X5", "Canon", "Canon EOS 600D", "canon-eos-600d"],
    ["OLYMPUS OPTICAL CO.,LTD", "C8080WZ", "Olympus", "Olympus C8080WZ", "olympus-c8080wz"],
    ["FUJIFILM", "FinePix E500", "Fujifilm", "Fujifilm FinePix E500", "fujifilm-finepix-e500"],
    ["FUJIFILM", "X-T5", "Fujifilm", "Fujifilm X-T5", "fujifilm-x-t5"],
    ["PENTAX Corporation", "PENTAX K10D", "Pentax", "Pentax K10D", "pentax-k10d"],
    ["RICOH IMAGING COMPANY, LTD.", "PENTAX K-3 Mark III", "Pentax", "Pentax K-3 Mark III", "pentax-k-3-mark-iii"],
    ["RICOH IMAGING COMPANY, LTD.", "RICOH GR III", "Ricoh", "Ricoh GR III", "ricoh-gr-iii"],
    ["SONY", "ILCE-7M3", "Sony", "Sony α7 III", "sony-a7-iii"],
    ["SONY", "ILCE-7RM5", "Sony", "Sony α7R V", "sony-a7r-v"],
    ["SONY", "SLT-A77V", "Sony", "Sony α77", "sony-a77"],
    ["SONY", "DSC-RX100M7", "Sony", "Sony RX100 VII", "sony-rx100-vii"],
    ["Panasonic", "DMC-FZ30", "Panasonic", "Panasonic Lumix FZ30", "panasonic-lumix-fz30"],
    ["HMD Global", "Nokia 8.3 5G", "Nokia", "Nokia 8.3 5G", "nokia-8-3-5g"],
    ["Apple", "iPhone 11 Pro Max", "Apple", "Apple iPhone 11 Pro Max", "apple-iphone-11-pro-max"],
    ["samsung", "SM-G991B", "Samsung", "Samsung SM-G991B", "samsung-sm-g991b"],
    ["Google", "Pixel 8 Pro", "Google", "Google Pixel 8 Pro", "google-pixel-8-pro"],
    ["LEICA CAMERA AG", "LEICA Q2", "Leica", "Leica Q2", "leica-q2"],
    ["LGE", "LG-H870", "LG", "LG-H870", "lg-h870"],
    ["Jolla", "Jolla", "Jolla", "Jolla", "jolla"],
    ["Зенит", "Зенит-М", "Зенит", "Зенит-М", "zenit-m"],
    ["ACME CAMERA CO., LTD.", "X1", "Acme Camera", "Acme Camera X1", "acme-camera-x1"],
    ["", "Horizon 202", "", "Horizon 202", "horizon-202"],
  ])("%s + %s", (make, model, maker, name, slug) => {
    expect(nameGear("camera", make, model)).toEqual({ maker, name, slug });
  });

  it.each([null, "", "  ", "----", "…"])("finds none in the model %j", (model) => {
    expect(nameGear("camera", "Canon", model)).toBeNull();
  });
});

describe("names of lenses", () => {
  it.each([
    [null, "18.0-55.0 mm f/3.5-5.6", "18–55 mm f/3.5–5.6"],
    [null, "EF-S18-55mm f/3.5-5.6 IS", "Canon EF-S 18–55 mm f/3.5–5.6 IS"],
    ["Canon", "RF24-70mm F2.8 L IS USM", "Canon RF 24–70 mm f/2.8 L IS USM"],
    ["NIKON", "NIKKOR Z 24-70mm f/4 S", "Nikon NIKKOR Z 24–70 mm f/4 S"],
    ["FUJIFILM", "XF35mmF1.4 R", "Fujifilm XF 35 mm f/1.4 R"],
    ["SONY", "FE 85mm F1.8", "Sony FE 85 mm f/1.8"],
    [null, "35mm F1.4 DG HSM | Art 012", "Sigma 35 mm f/1.4 DG HSM | Art 012"],
    ["Panasonic", "LUMIX G VARIO 12-60/F3.5-5.6", "Panasonic LUMIX G VARIO 12–60 mm f/3.5–5.6"],
    ["LEICA CAMERA AG", "Summilux-M 1:1.4/35 ASPH.", "Leica Summilux-M 35 mm f/1.4 ASPH."],
    ["Zeiss", "Batis 2/25", "Zeiss Batis 25 mm f/2"],
    [null, "smc PENTAX-DA 18-55mm F3.5-5.6 AL", "smc PENTAX-DA 18–55 mm f/3.5–5.6 AL"],
    ["Apple", "iPhone 6 back camera 4.15mm f/2.2", "Apple iPhone 6 back camera 4.15 mm f/2.2"],
    [null, "100.0 mm f/2.8", "100 mm f/2.8"],
  ])("%s + %s", (make, model, name) => {
    expect(nameGear("lens", make, model)?.name).toBe(name);
  });

  it("is the same for every way to write the numbers", () => {
    const spellings = ["18-55mm f/3.5-5.6", "18-55 mm F3.5-5.6", "18.0-55.0 mm f/3.5-5.6", "18–55mm 1:3.5–5.6"];
    expect(new Set(spellings.map((spelling) => nameGear("lens", null, spelling)?.slug)).size).toBe(1);
  });
});

describe("addresses", () => {
  it.each([
    ["Voigtländer", "voigtlander"],
    ["Фотоснайпер ФС-12", "fotosnaiper-fs-12"],
    ["Größe ß", "grosse-ss"],
    ["Ørsted Æ", "orsted-ae"],
    ["α7 III", "a7-iii"],
    ["f/1.8", "f-1-8"],
    ["海鸥 203", "海鸥-203"],
    ["हिन्दी", "हिन्दी"],
    ["***", "unnamed"],
  ])("of %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it("hold nothing that an address would have to escape, and stay as they are when made again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 150 }), (name) => {
        const slug = slugOf(name);
        expect(slug).toMatch(/^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u);
        expect(slugOf(slug)).toBe(slug);
      }),
      cases(),
    );
  });

  it("are found for whatever a file holds, in either case alike", () => {
    fc.assert(
      fc.property(fc.constantFrom("camera" as const, "lens" as const), fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }), (kind, make, model) => {
        const named = nameGear(kind, make, model);
        expect(named === null || named.name.length > 0).toBe(true);
        expect(aliasOf(make, model)).toBe(aliasOf(` ${make} `, model));
      }),
      cases(),
    );
  });
});
