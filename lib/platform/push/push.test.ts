import { createPublicKey, verify } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TestBrowser, withPushService } from "@/scripts/testing/push";
import { encrypt, LARGEST } from "./encryption";
import { isPublicAddress, pinned, readEndpoint } from "./endpoints";
import { authorization, vapidPublicKey } from "./vapid";
import { PushFailure, sendPush } from ".";

afterEach(() => void vi.unstubAllEnvs());

describe("a message", () => {
  // RFC 8291, section 5 and appendix A.
  const EXAMPLE = {
    browser: { privateKey: "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94", auth: "BTBZMqHH6r4Tts7J_aSIgg" },
    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    ours: "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
    salt: "DGv6ra1nlYgDCS1FRnbzlw",
    body:
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf" +
      "1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  };

  it("is hidden as in the example of the standard, and read by its browser", () => {
    const browser = new TestBrowser(EXAMPLE.browser);
    expect(browser.keys.p256dh).toBe(EXAMPLE.p256dh);
    const once = { privateKey: Buffer.from(EXAMPLE.ours, "base64url"), salt: Buffer.from(EXAMPLE.salt, "base64url") };
    const body = encrypt(Buffer.from("When I grow up, I want to be a watermelon"), browser.keys, once);
    expect(body.toString("base64url")).toBe(EXAMPLE.body);
    expect(browser.read(body)).toBe("When I grow up, I want to be a watermelon");
  });

  it("never looks the same twice, and is for one browser alone", () => {
    const [browser, other] = [new TestBrowser(), new TestBrowser()];
    const [one, two] = [encrypt(Buffer.from("Привет"), browser.keys), encrypt(Buffer.from("Привет"), browser.keys)];
    expect(one.equals(two)).toBe(false);
    expect([browser.read(one), browser.read(two)]).toEqual(["Привет", "Привет"]);
    expect(() => other.read(one)).toThrow("authenticate");
    one[one.length - 20]! ^= 1;
    expect(() => browser.read(one)).toThrow("authenticate");
  });

  it("is as long as push services take, and no longer", () => {
    const browser = new TestBrowser();
    const longest = "x".repeat(LARGEST);
    const body = encrypt(Buffer.from(longest), browser.keys);
    expect([body.length, browser.read(body)]).toEqual([4096, longest]);
    expect(() => encrypt(Buffer.from(`${longest}x`), browser.keys)).toThrow("too long");
  });

  it("is not written to keys that are none", () => {
    for (const p256dh of ["", "AAAA", Buffer.alloc(65, 4).toString("base64url")])
      expect(() => encrypt(Buffer.from("x"), { p256dh, auth: EXAMPLE.browser.auth })).toThrow("key");
  });
});

describe("the signature", () => {
  const parts = (header: string) => /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(header)!.slice(1) as [string, string, string, string];
  const json = (text: string) => JSON.parse(Buffer.from(text, "base64url").toString()) as unknown;

  it("is one of ours, for the service alone and half a day", () => {
    const [head, claims, signature, key] = parts(authorization(new URL("https://push.example/send/abc?x"), Date.parse("2026-11-27T00:00:00Z")));
    expect(key).toBe(vapidPublicKey());
    expect(json(head)).toEqual({ typ: "JWT", alg: "ES256" });
    expect(json(claims)).toEqual({ aud: "https://push.example", exp: Date.parse("2026-11-27T12:00:00Z") / 1000, sub: "mailto:halation@halation.test" });
    const point = Buffer.from(key, "base64url");
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
    const publicKey = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y } });
    const good = (said: string) => verify("sha256", Buffer.from(said), { key: publicKey, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"));
    expect([good(`${head}.${claims}`), good(`${head}.${claims}x`)]).toEqual([true, false]);
  });

  it("names where we can be reached", () => {
    const sub = () => (json(parts(authorization(new URL("https://push.example/")))[1]) as { sub: string }).sub;
    vi.stubEnv("PUBLIC_URL", "https://photos.example.org");
    expect(sub()).toBe("https://photos.example.org");
    vi.stubEnv("MAIL_FROM", "Club <photos@example.org>");
    expect(sub()).toBe("mailto:photos@example.org");
  });
});

describe("an endpoint", () => {
  it.each([
    "http://push.example/x",
    "https://push.example:8443/x",
    "https://localhost/x",
    "https://printer.local/x",
    "https://printer/x",
    "https://127.0.0.1/x",
    "https://93.184.216.34/x",
    "https://0x7f000001/x",
    "https://[::1]/x",
    "https://[2606:2800:220:1:248:1893:25c8:1946]/x",
    "https://me:secret@push.example/x",
    "https://push.example/x#y",
    "ftp://push.example/x",
    "file:///etc/passwd",
    "nothing",
    `https://push.example/${"x".repeat(1024)}`,
  ])("%s is none", (text) => expect(readEndpoint(text)).toBeNull());

  it.each(["https://fcm.googleapis.com/fcm/send/abc:def", "https://updates.push.services.mozilla.com/wpush/v2/gAAA", "https://web.push.apple.com/QGu"])(
    "%s is one",
    (text) => expect(readEndpoint(text)?.href).toBe(text),
  );

  it("of the own network is what the operator names, and only that", () => {
    vi.stubEnv("PUSH_HOSTS", "push.lan:8443, 127.0.0.1:9000");
    for (const good of ["https://push.lan:8443/x", "http://push.lan:8443/x", "http://127.0.0.1:9000/x"]) expect(readEndpoint(good)?.href).toBe(good);
    for (const bad of ["https://push.lan/x", "http://127.0.0.1/x", "http://127.0.0.1:9001/x", "ftp://push.lan:8443/x", "http://me@push.lan:8443/x"])
      expect(readEndpoint(bad)).toBeNull();
  });

  it("is written to at the addresses that were looked at, whatever its name says next", async () => {
    const found = [{ address: "93.184.216.34", family: 4 }];
    const lookup = await pinned(new URL("https://push.example/x"), () => Promise.resolve(found));
    const one = await new Promise((settle) => lookup!("push.example", {}, (_error, address, family) => settle([address, family])));
    const all = await new Promise((settle) => lookup!("push.example", { all: true }, (_error, addresses) => settle(addresses)));
    expect([one, all]).toEqual([["93.184.216.34", 4], found]);
  });

  it.each([["10.1.2.3"], ["93.184.216.34", "127.0.0.1"], ["::ffff:127.0.0.1"], ["fd00::1"], ["169.254.169.254"], []])(
    "is not written to at %j",
    async (...addresses) => {
      const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
      expect(await pinned(new URL("https://push.example/x"), () => Promise.resolve(found))).toBeNull();
    },
  );
});

it("an address is public when the internet gives it out", () => {
  for (const address of ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "172.32.0.1", "100.128.0.1"])
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
  for (const address of [
    "0.0.0.0",
    "172.31.9.9",
    "100.64.0.1",
    "192.168.1.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "64:ff9b::a00:1",
    "2001::1",
    "2002:a00:1::1",
    "x",
    "",
  ])
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
});

describe("sending", () => {
  it("brings the message to the browser, with what the push service asks for", () =>
    withPushService(async ({ origin, host, received }) => {
      const browser = new TestBrowser();
      expect(await sendPush({ endpoint: `${origin}/send/1`, ...browser.keys }, "Привет", { topic: "abc" })).toBe("sent");
      const [{ path, headers, body }] = received as [(typeof received)[0]];
      expect(path).toBe("/send/1");
      expect(headers).toMatchObject({
        host,
        "content-encoding": "aes128gcm",
        ttl: "86400",
        topic: "abc",
        authorization: expect.stringMatching(/^vapid t=/) as string,
      });
      expect(browser.read(body)).toBe("Привет");
    }));

  it("tells of browsers that are gone, of others that failed, and follows nobody elsewhere", () =>
    withPushService(async ({ origin, answer, received }) => {
      const send = (path: string) => sendPush({ endpoint: origin + path, ...new TestBrowser().keys }, "x");
      for (const status of [404, 410]) {
        answer.set(`/${status}`, status);
        expect(await send(`/${status}`)).toBe("gone");
      }
      for (const status of [301, 307, 400, 401, 403, 413, 429, 500]) {
        answer.set(`/${status}`, status);
        await expect(send(`/${status}`)).rejects.toThrow(PushFailure);
      }
      expect(received).toHaveLength(10);
    }));

  it("never writes to our own network", () =>
    withPushService(async ({ origin, received }) => {
      process.env.PUSH_HOSTS = "";
      for (const endpoint of [`${origin}/x`, "https://localhost/x", "http://[::1]/x"])
        expect(await sendPush({ endpoint, ...new TestBrowser().keys }, "x")).toBe("gone");
      expect(received).toEqual([]);
    }));
});
