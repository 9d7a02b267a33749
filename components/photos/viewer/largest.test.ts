import { expect, test } from "vitest";
import { largestOf } from "./largest";

const file = (variant: string, width: number, type = "image/webp") => ({ variant, width, height: (width * 2) / 3, bytes: 1, type, quality: 80 });
const photo = { urlToken: "t", width: 6000, height: 4000, widths: [320, 2560], allowFull: true, files: [file("w320", 320), file("w2560", 2560)] };
const full = [...photo.files, file("full", 6000, "image/jpeg")];

test.each([
  ["all pixels, where others may have them", { ...photo, files: full }, { src: "/f/t/full.jpg", width: 6000, height: 4000 }],
  ["not once the owner no longer lets them", { ...photo, files: full, allowFull: false }, { src: "/f/t/w2560.webp", width: 2560, height: 1707 }],
  ["not before they are there", photo, { src: "/f/t/w2560.webp", width: 2560, height: 1707 }],
  ["never the original, which browsers may not read", { ...photo, files: [...photo.files, file("original", 6000, "image/heic")] }, { src: "/f/t/w2560.webp" }],
  [
    "of a small photo the copy that holds them all",
    { ...photo, width: 900, height: 600, widths: [320, 900], files: [...photo.files, file("full", 900)] },
    { src: "/f/t/w900.webp", width: 900, height: 600 },
  ],
])("the largest file is %s", (_, given, expected) => {
  expect(largestOf(given)).toMatchObject(expected);
});
