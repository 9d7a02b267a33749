import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { readIptc } from "./rules";

const record = (dataset: number, text: string, section = 2): Buffer => {
  const value = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x1c, section, dataset, value.length >> 8, value.length & 255]), value]);
};

const resource = (id: number, name: string, data: Buffer): Buffer => {
  const pascal = Buffer.from([name.length, ...Buffer.from(name), ...(name.length % 2 === 0 ? [0] : [])]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  return Buffer.concat([Buffer.from("8BIM"), Buffer.from([id >> 8, id & 255]), pascal, head, data]);
};

describe("IPTC", () => {
  const records = Buffer.concat([record(90, "\u001b%G", 1), record(80, "Ann"), record(80, "Bea"), record(116, "© Ann")]);

  it.each([
    ["bare", records],
    ["in Photoshop's resources", Buffer.concat([Buffer.from("Photoshop 3.0\0"), resource(0x0425, "", Buffer.alloc(16)), resource(0x0404, "", records)])],
    ["in a named resource", Buffer.concat([Buffer.from("Photoshop 3.0\0"), resource(0x0404, "odd", records)])],
    ["in a resource with an even name", resource(0x0404, "even", records)],
  ])("is read %s", (_name, block) => {
    const found = readIptc(block);
    expect(found.get(80)).toEqual(["Ann", "Bea"]);
    expect(found.get(116)).toEqual(["© Ann"]);
  });

  it("gives what comes before the damage", () => {
    const cut = Buffer.concat([record(80, "Ann"), Buffer.from([0x1c, 2, 116, 0x7f, 0xff, 1, 2])]);
    expect([...readIptc(cut)]).toEqual([[80, ["Ann"]]]);
  });

  it("never throws", () => {
    const anything = fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom("", "8BIM\u0004\u0004", "\u001c\u0002P"), (bytes, head) => {
      expect(readIptc(Buffer.concat([Buffer.from(head, "latin1"), bytes])).size).toBeLessThan(60);
    });
    fc.assert(anything, cases());
  });
});
