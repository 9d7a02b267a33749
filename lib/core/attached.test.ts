import { expect, it } from "vitest";
import { sniffFile } from "./attached";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))));
const ogg = (packet: string) =>
  bytes(
    "OggS",
    Array.from({ length: 24 }, () => 0),
    packet,
  );

it.each([
  ["image/jpeg", bytes([0xff, 0xd8, 0xff, 0xe0])],
  ["audio/mpeg", bytes("ID3", [4, 0])],
  ["audio/mpeg", bytes([0xff, 0xfb, 0x90, 0x64])],
  ["audio/mpeg", bytes([0xff, 0xf3, 0x40, 0xc0])],
  ["audio/aac", bytes([0xff, 0xf1, 0x50, 0x80])],
  ["audio/flac", bytes("fLaC", [0])],
  ["audio/wav", bytes("RIFF", [1, 0, 0, 0], "WAVEfmt ")],
  ["audio/ogg", ogg("OpusHead")],
  ["audio/ogg", ogg("\x01vorbis")],
  ["audio/mp4", bytes([0, 0, 0, 24], "ftypM4A ", [0, 0, 0, 0], "isom")],
  ["application/pdf", bytes("%PDF-1.7")],
  ["application/octet-stream", ogg("\x80theora")],
  ["application/octet-stream", bytes([0, 0, 0, 24], "ftypisom")],
  ["application/octet-stream", bytes("RIFF", [1, 0, 0, 0], "AVI LIST")],
  ["application/octet-stream", bytes([0xff, 0xfe], "h\0t\0m\0l\0")],
  ["application/octet-stream", bytes([0xff, 0xff, 0xff, 0xff])],
  ["application/octet-stream", bytes("<!doctype html><script>alert(1)</script>")],
  ["application/octet-stream", bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ["application/octet-stream", bytes("\n %PDF-")],
  ["application/octet-stream", bytes("PK", [3, 4])],
  ["application/octet-stream", bytes("")],
])("%s is told by the first bytes (%#)", (type, head) => {
  expect(sniffFile(head)).toBe(type);
});
