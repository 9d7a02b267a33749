import decode from "qr/decode.js";
import { renderToStaticMarkup } from "react-dom/server";
import sharp from "sharp";
import { expect, it } from "vitest";
import { QrCode } from "./qr-code";

const URI = "otpauth://totp/The%20Light%20Room:vera.holm?issuer=The%20Light%20Room&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30";

const draw = (text: string): string => renderToStaticMarkup(<QrCode text={text} label="QR code" />);

it("is read by a camera, with its margin of white around it", async () => {
  const svg = draw(URI).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ');
  const { data, info } = await sharp(Buffer.from(svg), { density: 400 })
    .resize(600)
    .flatten({ background: "#808080" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(decode({ data, width: info.width, height: info.height })).toBe(URI);
  const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)![1]);
  const quiet = Math.floor((4 / modules) * info.width) - 1;
  for (let x = 0; x < info.width; x += 1) expect(data[(quiet * info.width + x) * info.channels]).toBeGreaterThan(250);
});

it("has a name for those who do not see it, and says nothing in words", () => {
  expect(draw(URI)).toContain('role="img" aria-label="QR code"');
  expect(draw(URI)).not.toContain("otpauth");
});
