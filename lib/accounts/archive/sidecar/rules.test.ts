import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describe as describeFile } from "@/lib/photos/exif/rules";
import { SILENT } from "@/lib/photos/hand/testing.test";
import { readXmp } from "@/lib/photos/exif/xmp/rules";
import { cases } from "@/scripts/testing/property";
import { xmpSidecar } from "./rules";

const camera = SILENT;
const nothing = { title: "", description: "", place: "", tags: [], camera, byHand: [] };

const read = (text: string) => Object.fromEntries(readXmp(Buffer.from(text)));

describe("a sidecar", () => {
  it("says what its owner and the file say", () => {
    const text = xmpSidecar(
      {
        title: "Утро на Ладоге",
        description: "Туман & <свет>\nвторая строка",
        place: "Сортавала",
        tags: ["карелия", "fog & mist", "🌅"],
        byHand: [],
        camera: {
          ...camera,
          iso: 100,
          artist: "Ann Holm",
          copyright: "© Ann 2026",
          rating: 4,
          takenLocal: "2026-05-17T04:10:00",
          takenOffsetMin: 345,
          latitude: -33.856784,
          longitude: 151.215297,
          altitude: -12.5,
        },
      },
      "Somebody",
    );
    expect(read(text)).toEqual({
      "dc:title": ["Утро на Ладоге"],
      "dc:description": ["Туман & <свет>\nвторая строка"],
      "dc:subject": ["карелия", "fog & mist", "🌅"],
      "dc:creator": ["Ann Holm"],
      "dc:rights": ["© Ann 2026"],
      "xmp:Rating": ["4"],
      "xmp:CreateDate": ["2026-05-17T04:10:00+05:45"],
      "photoshop:DateCreated": ["2026-05-17T04:10:00+05:45"],
      "exif:DateTimeOriginal": ["2026-05-17T04:10:00+05:45"],
      "exif:GPSVersionID": ["2.3.0.0"],
      "exif:GPSLatitude": ["33,51.407040S"],
      "exif:GPSLongitude": ["151,12.917820E"],
      "exif:GPSAltitudeRef": ["1"],
      "exif:GPSAltitude": ["12500/1000"],
    });
    expect(text).toContain("<Iptc4xmpCore:Location>Сортавала</Iptc4xmpCore:Location>");
  });

  it("says all that was entered by hand, as files would say it, and which it is", () => {
    const entered = {
      ...camera,
      model: "Зенит-Е",
      lensModel: "Гелиос-44-2 58 mm f/2",
      focalLength: 58,
      focalLength35: 58,
      aperture: 2.8,
      exposureTime: 1 / 250,
      iso: 400,
      flash: 1,
      takenLocal: "1986-05-17T18:40:00",
      software: "Scanner 2",
    };
    const byHand = ["camera", "lens", "focalLength", "aperture", "exposureTime", "iso", "flash", "taken"] as const;
    const text = xmpSidecar({ ...nothing, camera: entered, byHand }, "Ann");
    const xmp = readXmp(Buffer.from(text));
    expect(describeFile({ exif: new Map(), xmp, iptc: new Map() })).toEqual({ ...entered, artist: "Ann", software: null, flash: null });
    expect(text).toContain("<exif:Fired>True</exif:Fired>");
    expect(/<halation:ByHand>.*<\/halation:ByHand>/s.exec(text)?.[0].match(/(?<=<rdf:li>)\w+/g)).toEqual(byHand);
    const lenses = xmpSidecar({ ...nothing, camera: entered, byHand: ["lens"] }, "Ann");
    expect(lenses).toContain("LensModel");
    expect(lenses).not.toMatch(/tiff:Model>|FNumber|exif:Fired/);
  });

  it("says nothing that nobody knows, and names its owner where the file names nobody", () => {
    expect(read(xmpSidecar(nothing, "Анна"))).toEqual({ "dc:creator": ["Анна"] });
  });

  it("has no offset where the camera knew none, and no minute of sixty", () => {
    const text = xmpSidecar({ ...nothing, camera: { ...camera, takenLocal: "2026-05-17T04:10:00", latitude: 59.99999999999, longitude: -0.5 } }, "A");
    expect(read(text)).toMatchObject({
      "xmp:CreateDate": ["2026-05-17T04:10:00"],
      "exif:GPSLatitude": ["60,0.000000N"],
      "exif:GPSLongitude": ["0,30.000000W"],
    });
    expect(read(xmpSidecar({ ...nothing, camera: { ...camera, takenLocal: "2026-05-17T04:10:00", takenOffsetMin: -210 } }, "A"))).toMatchObject({
      "xmp:CreateDate": ["2026-05-17T04:10:00-03:30"],
    });
  });

  it("carries any text whatever is in it, but for what XML cannot hold", () => {
    expect(read(xmpSidecar({ ...nothing, title: "a\u0000b\ud800c\uffffd ]]>\r" }, "A"))["dc:title"]).toEqual(["abcd ]]>\r"]);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const title = text.replaceAll("\r", "");
        const wanted = title.replaceAll(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").trim();
        expect(read(xmpSidecar({ ...nothing, title, description: "after" }, "A"))).toMatchObject({
          ...(wanted && { "dc:title": [wanted] }),
          "dc:description": ["after"],
        });
      }),
      cases(),
    );
  });
});
