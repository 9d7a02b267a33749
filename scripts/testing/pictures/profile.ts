import { profileOf } from "@/lib/platform/heif/profile";

/** A profile as a program that measures screens writes one: Display P3 by its colours, with a name, and with tags and a header about whoever made it. */
export function profileNamed(name: string, kind: "mluc" | "desc" = "mluc"): Buffer {
  const base = profileOf({ primaries: 12, transfer: 13 })!;
  const count = base.readUInt32BE(128);
  const texts: [tag: string, content: Buffer][] = [
    ["desc", kind === "desc" ? described(name) : localised(name)],
    ["cprt", Buffer.from(`text\0\0\0\0made by ${name}\0`, "latin1")],
    ["dmdd", localised(name)],
    ["MADE", Buffer.from(`text\0\0\0\0${name}\0`, "latin1")],
  ];
  const kept = Array.from({ length: count }, (_, i) => base.subarray(132 + i * 12, 144 + i * 12)).filter(
    (entry) => !/^(desc|cprt)/.test(entry.toString("latin1", 0, 4)),
  );
  const table = 132 + (kept.length + texts.length) * 12;
  const shift = table - (132 + count * 12);
  const entries: Buffer[] = kept.map((entry) => {
    const moved = Buffer.from(entry);
    moved.writeUInt32BE(entry.readUInt32BE(4) + shift, 4);
    return moved;
  });
  let end = base.length + shift;
  for (const [tag, content] of texts) {
    const entry = Buffer.alloc(12);
    entry.write(tag, "latin1");
    entry.writeUInt32BE(end, 4);
    entry.writeUInt32BE(content.length, 8);
    entries.push(entry);
    end += content.length;
  }
  const counted = Buffer.alloc(4);
  counted.writeUInt32BE(entries.length);
  const profile = Buffer.concat([base.subarray(0, 128), counted, ...entries, base.subarray(132 + count * 12), ...texts.map(([, content]) => content)]);
  profile.writeUInt32BE(profile.length);
  for (const [at, made] of [
    [4, "made"],
    [48, "made"],
    [52, "made"],
    [80, "made"],
  ] as const)
    profile.write(made, at, "latin1");
  profile.writeUInt16BE(1947, 24);
  return profile;
}

function localised(text: string): Buffer {
  const letters = Buffer.from(text, "utf16le").swap16();
  const head = Buffer.alloc(28);
  head.write("mluc", "latin1");
  head.writeUInt32BE(1, 8);
  head.writeUInt32BE(12, 12);
  head.write("enUS", 16, "latin1");
  head.writeUInt32BE(letters.length, 20);
  head.writeUInt32BE(28, 24);
  return padded(Buffer.concat([head, letters]));
}

function described(text: string): Buffer {
  const head = Buffer.alloc(12);
  head.write("desc", "latin1");
  head.writeUInt32BE(text.length + 1, 8);
  return padded(Buffer.concat([head, Buffer.from(`${text}\0`, "latin1"), Buffer.alloc(78)]));
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
