import type { RequestOptions } from "node:http";
import type { LookupFunction } from "node:net";
import { EventEmitter } from "node:events";
import { beforeEach, expect, it, vi } from "vitest";
import { TestBrowser } from "@/scripts/testing/push";
import { PushFailure, sendPush } from ".";

// A name of somebody's that first leads to the open internet and then to us: what is connected to is what was looked at.

const world = vi.hoisted(() => ({ looks: [] as string[][], asked: [] as [url: URL, options: RequestOptions][] }));
vi.mock("node:dns/promises", () => ({ lookup: () => Promise.resolve((world.looks.shift() ?? []).map((address) => ({ address, family: 4 }))) }));
vi.mock("node:https", () => ({
  request: (url: URL, options: RequestOptions, answered: (answer: object) => void) => {
    world.asked.push([url, options]);
    return Object.assign(new EventEmitter(), { end: () => answered({ statusCode: 201, destroy: () => undefined }) });
  },
}));

const send = () => sendPush({ endpoint: "https://push.example/x", ...new TestBrowser().keys }, "x");
const addressesOf = (lookup: LookupFunction): Promise<unknown> =>
  new Promise((settle) => lookup("push.example", { all: true }, (_error, addresses) => settle(addresses)));

beforeEach(() => void Object.assign(world, { looks: [], asked: [] }));

it("a message goes to the address that was looked at, however its name is answered next", async () => {
  world.looks = [["93.184.216.34"], ["127.0.0.1"]];
  expect(await send()).toBe("sent");
  const [[url, { lookup }]] = world.asked as [(typeof world.asked)[0]];
  expect(url.href).toBe("https://push.example/x");
  expect(await addressesOf(lookup as LookupFunction)).toEqual([{ address: "93.184.216.34", family: 4 }]);
});

it.each([[["127.0.0.1"]], [["93.184.216.34", "10.0.0.1"]], [["169.254.169.254"]], [[]]])("a message whose name leads to %j goes nowhere", async (found) => {
  world.looks = [found];
  await expect(send()).rejects.toThrow(PushFailure);
  expect(world.asked).toEqual([]);
});
