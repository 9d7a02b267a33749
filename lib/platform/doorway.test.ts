import { IncomingMessage, ServerResponse, type IncomingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answerWith } from "@/lib/core/answer";
import { admit, clientAddress, turnedAway } from "./doorway";
import { BODY_LENGTH } from "./storage/serve";

function visit(url: string, headers: IncomingHttpHeaders = {}, { dev = false, peer = "::ffff:192.0.2.7" } = {}) {
  const request = new IncomingMessage(Object.defineProperty(new Socket(), "remoteAddress", { value: peer }));
  Object.assign(request, { url, method: "GET", headers });
  const response = new ServerResponse(request);
  admit(request, response, { dev });
  return { request, response, policy: String(response.getHeader("content-security-policy")) };
}

afterEach(() => vi.unstubAllEnvs());

describe("the doorway", () => {
  it("gives every page its own nonce, the same to Next and to the browser", () => {
    const [one, two] = [visit("/"), visit("/")];
    const nonce = one.request.headers["x-nonce"] as string;
    expect(Buffer.from(nonce, "base64")).toHaveLength(16);
    expect(one.policy).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic';`);
    expect(one.request.headers["content-security-policy"]).toBe(one.policy);
    expect(two.request.headers["x-nonce"]).not.toBe(nonce);
  });

  it("allows nothing inline but style attributes, and evaluates in development only", () => {
    const { policy } = visit("/p/1");
    expect(policy.match(/'unsafe-[a-z]+'/g)).toEqual(["'unsafe-inline'"]);
    expect(policy).toContain("style-src-attr 'unsafe-inline'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(visit("/", {}, { dev: true }).policy).toContain("'unsafe-eval'");
  });

  it("lets data and files run nothing at all", () => {
    // However it is spelled: Next looks for what an address means.
    for (const url of ["/api/health", "/f/token/original.svg", "/_next/static/x.js", "/%61pi/health", "/%66/token/original.svg?/p/1"]) {
      const { request, policy } = visit(url);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("sandbox");
      expect(request.headers["x-nonce"]).toBeUndefined();
    }
  });

  it("gives an answer the length its route has said, unless it was packed on the way", () => {
    const length = (headers: Record<string, string>) => {
      const { response } = visit("/f/token/w320.webp");
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.flushHeaders();
      return [response.getHeader("content-length"), response.hasHeader(BODY_LENGTH)];
    };
    expect(length({ [BODY_LENGTH]: "28" })).toEqual(["28", false]);
    expect(length({ [BODY_LENGTH]: "28", "content-encoding": "gzip" })).toEqual([undefined, false]);
    expect(length({})).toEqual([undefined, false]);
  });

  it("sets the headers that cost nothing", () => {
    const { response } = visit("/");
    expect(response.getHeader("x-content-type-options")).toBe("nosniff");
    expect(response.getHeader("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(response.getHeader("cross-origin-opener-policy")).toBeUndefined();
    vi.stubEnv("PUBLIC_URL", "https://photos.example.org");
    const secure = visit("/").response;
    expect(secure.getHeader("cross-origin-opener-policy")).toBe("same-origin");
    expect(secure.getHeader("strict-transport-security")).toContain("max-age=");
  });

  it("tells nobody where one came from whose address is a key, and lets no other site take in what is not for it", () => {
    const headers = (url: string) => {
      const { response } = visit(url);
      return [response.getHeader("referrer-policy"), response.getHeader("cross-origin-resource-policy")];
    };
    // Next leaves out what a route says where the doorway has spoken, so it says nothing about files, which know whom they are for.
    expect(headers("/p/1")).toEqual(["strict-origin-when-cross-origin", "same-origin"]);
    for (const url of ["/api/searches/token", "/api/unsubscribe/token", "/_next/static/x.js"]) expect(headers(url)).toEqual(["no-referrer", "same-origin"]);
    for (const url of ["/f/token/w320.webp", "/%66/token/w320.webp"]) expect(headers(url)).toEqual(["no-referrer", undefined]);
  });

  it("needs nothing of what a browser can do with its surroundings", () => {
    const policy = String(visit("/").response.getHeader("permissions-policy"));
    for (const power of ["camera", "microphone", "geolocation", "display-capture", "midi", "usb", "payment", "accelerometer", "gyroscope", "magnetometer"])
      expect(policy.split(", ")).toContain(`${power}=()`);
  });

  it("believes nothing a client says about itself", () => {
    const claims = {
      "x-nonce": "mine",
      "content-security-policy": "script-src *",
      "x-forwarded-for": "203.0.113.1",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      "x-real-ip": "203.0.113.1",
      forwarded: "for=203.0.113.1",
      cookie: "kept",
    };
    const { headers } = visit("/api/x", { ...claims }).request;
    expect(headers).toEqual({ cookie: "kept", "x-forwarded-for": "192.0.2.7" });
    expect(visit("/", { ...claims }).request.headers["x-nonce"]).not.toBe("mine");
  });

  it("believes as many proxies as it was told of, counted from our side", () => {
    const headers = { "x-forwarded-for": "203.0.113.66, 198.51.100.1, 198.51.100.2", "x-forwarded-host": "photos.example.org" };
    vi.stubEnv("TRUST_PROXY", "true");
    expect(visit("/", { ...headers }).request.headers).toMatchObject({ "x-forwarded-for": "198.51.100.2", "x-forwarded-host": "photos.example.org" });
    vi.stubEnv("TRUST_PROXY", "2");
    expect(visit("/", { ...headers }).request.headers["x-forwarded-for"]).toBe("198.51.100.1");
    expect(clientAddress(visit("/").request)).toBe("192.0.2.7");
    vi.stubEnv("TRUST_PROXY", "9");
    expect(visit("/", { ...headers }).request.headers["x-forwarded-for"]).toBe("192.0.2.7");
  });
});

describe("who is turned away at the door", () => {
  const knock = (url: string, headers: IncomingHttpHeaders = {}, method = "GET") => turnedAway(Object.assign(visit(url, headers).request, { method }));

  it("is whoever asks for what is no address", () => {
    const none = ["/u/%", "/p/%ff", "/f/%E0%A4%A/w320.webp", "*", "http://evil.example/"];
    expect(none.filter((url) => knock(url) === 400)).toEqual(none);
    const some = ["/", "/u/%25", "/search?q=%", "/u/%D0%B0"];
    expect(some.filter((url) => knock(url) === null)).toEqual(some);
  });

  it("is a form that another site sends", () => {
    const host = "photos.example.org";
    expect(knock("/p/1", { host, origin: "https://evil.example" }, "POST")).toBe(403);
    expect(knock("/p/1", { host, origin: "null" }, "POST")).toBe(403);
    expect(knock("/p/1", { host, origin: `https://${host}` }, "POST")).toBeNull();
    expect(knock("/p/1", { host }, "POST")).toBeNull();
    // Programs' doors look at origins themselves.
    expect(knock("/api/realtime/auth", { host, origin: "https://evil.example" }, "POST")).toBeNull();
  });

  it("is a body that is too large or of a length nobody told, but for files on their way in", () => {
    const host = "photos.example.org";
    const [large, unmeasured] = [
      { host, "content-length": String(100 * 1024 * 1024) },
      { host, "transfer-encoding": "chunked" },
    ];
    for (const url of [
      "/api/auth/callback/credentials",
      "/%61pi/auth/callback/credentials",
      "/api/uploadthing?slug=photo",
      "/api/ingest/key",
      "/f/token/w320.webp",
    ]) {
      for (const headers of [large, unmeasured, { host, "content-length": "much" }]) expect(knock(url, headers, "POST")).toBe(413);
      expect(knock(url, { host, "content-length": "5000" }, "POST")).toBeNull();
      expect(knock(url, { host }, "POST")).toBeNull();
    }
    for (const headers of [large, unmeasured]) expect(knock("/api/ingest/key?signature=x", headers, "PUT")).toBeNull();
    expect(knock("/api/auth/session?x=/api/ingest/key", large, "PUT")).toBe(413);
    // Next counts what actions are sent, and hands some of it on to another page in pieces.
    expect(knock("/sign-in", unmeasured, "POST")).toBeNull();
  });

  it("knows its name from the proxy before it, where there is one", () => {
    vi.stubEnv("TRUST_PROXY", "1");
    const headers = { host: "127.0.0.1:3000", "x-forwarded-host": "photos.example.org" };
    expect(knock("/", { ...headers, origin: "https://photos.example.org" }, "POST")).toBeNull();
    expect(knock("/", { ...headers, origin: "http://127.0.0.1:3000" }, "POST")).toBe(403);
  });
});

describe("the status of a page", () => {
  const { request, response } = visit("/p/1");
  const nonceOf = (of: typeof request): string => String(of.headers["x-nonce"]);

  it("is what the page says, as long as nothing was sent and nothing went wrong", () => {
    answerWith(404, nonceOf(request));
    response.writeHead(200);
    expect(response.statusCode).toBe(404);
    const wrong = visit("/p/1");
    answerWith(404, nonceOf(wrong.request));
    wrong.response.statusCode = 500;
    wrong.response.writeHead(500);
    expect(wrong.response.statusCode).toBe(500);
  });

  it("is Next's own where scripts fetch a page, and nobody else's to say", () => {
    const fetched = visit("/p/1", { rsc: "1" });
    answerWith(404, nonceOf(fetched.request));
    answerWith(404, "no such nonce");
    answerWith(404, null);
    fetched.response.writeHead(200);
    expect(fetched.response.statusCode).toBe(200);
  });
});
