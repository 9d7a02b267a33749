import { describe, expect, it } from "vitest";
import { channelAuth, requestFault, requestSignature, sameText } from "./signatures";
import { APP } from "./testing";

const BODY = Buffer.from('{"name":"foo","channels":["project-3"],"data":"{\\"some\\":\\"data\\"}"}');
const MOMENT = 1353088179;
const SIGNATURE = "da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c";

const signed = (changes: Record<string, string> = {}): URLSearchParams =>
  new URLSearchParams({
    auth_key: APP.key,
    auth_timestamp: String(MOMENT),
    auth_version: "1.0",
    body_md5: "ec365a775a4cd0599faeb73354201b6f",
    auth_signature: SIGNATURE,
    ...changes,
  });

const fault = (changes: { parameters?: URLSearchParams; body?: Buffer; method?: string; path?: string } = {}, seconds = MOMENT): string | null =>
  requestFault(APP, { method: "POST", path: "/apps/3/events", parameters: signed(), body: BODY, ...changes }, seconds * 1000);

describe("channel authorisations", () => {
  it("are those of Pusher's documentation", () => {
    expect(channelAuth(APP, "1234.1234", "private-foobar")).toBe(`${APP.key}:58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4`);
    const data = '{"user_id":10,"user_info":{"name":"Mr. Pusher"}}';
    expect(channelAuth(APP, "1234.1234", "presence-foobar", data)).toBe(`${APP.key}:afaed3695da2ffd16931f457e338e6c9f2921fa133ce7dac49f529792be6304c`);
  });

  it("compare whole texts", () => {
    expect(sameText("abc", "abc")).toBe(true);
    expect(sameText("abc", "abd")).toBe(false);
    expect(sameText("abc", "abcd")).toBe(false);
    expect(sameText("", "a")).toBe(false);
  });
});

describe("requests of the HTTP API", () => {
  it("are signed as in Pusher's documentation", () => {
    expect(requestSignature(APP.secret, "POST", "/apps/3/events", signed())).toBe(SIGNATURE);
    expect(fault()).toBeNull();
  });

  it("sort their parameters by lower-cased name and sign the values unescaped", () => {
    const [plain, shuffled] = [
      [
        ["a", "1 2"],
        ["b", "ü"],
      ],
      [
        ["B", "ü"],
        ["a", "1 2"],
      ],
    ] as [string, string][][];
    expect(requestSignature("s", "GET", "/x", plain!)).toBe(requestSignature("s", "GET", "/x", shuffled!));
  });

  it("hold for ten minutes either way", () => {
    expect(fault({}, MOMENT + 600)).toBeNull();
    expect(fault({}, MOMENT - 600)).toBeNull();
    expect(fault({}, MOMENT + 601)).toBe("Timestamp expired");
    expect(fault({}, MOMENT - 601)).toBe("Timestamp expired");
    expect(fault({ parameters: signed({ auth_timestamp: "soon" }) })).toBe("Timestamp expired");
  });

  it("fail when anything in them was changed", () => {
    expect(fault({ body: Buffer.from("{}") })).toBe("Wrong body_md5");
    expect(fault({ body: Buffer.alloc(0) })).toBe("Wrong body_md5");
    expect(fault({ method: "GET" })).toBe("Wrong auth_signature");
    expect(fault({ path: "/apps/3/batch_events" })).toBe("Wrong auth_signature");
    expect(fault({ parameters: signed({ more: "1" }) })).toBe("Wrong auth_signature");
    expect(fault({ parameters: signed({ auth_signature: SIGNATURE.slice(0, -1) }) })).toBe("Wrong auth_signature");
    expect(fault({ parameters: signed({ auth_key: "other" }) })).toBe("Unknown auth_key");
    expect(fault({ parameters: signed({ auth_version: "2.0" }) })).toBe("Unsupported auth_version");
    expect(fault({ parameters: new URLSearchParams() })).toBe("Unknown auth_key");
  });

  it("may not name a parameter twice", () => {
    const parameters = signed();
    parameters.append("auth_timestamp", String(MOMENT));
    expect(fault({ parameters })).toBe("A parameter is given twice");
  });

  it("may not leave out the digest of a body", () => {
    const parameters = signed();
    parameters.delete("body_md5");
    parameters.set("auth_signature", requestSignature(APP.secret, "POST", "/apps/3/events", parameters));
    expect(fault({ parameters })).toBe("Wrong body_md5");
  });
});
