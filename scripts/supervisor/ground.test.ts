import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataDir } from "@/lib/core/env";
import { pauseAfter } from "./child";
import { environmentOf } from "./environment";
import { checkPort, prepareDataDir } from "./ground";
import { localUrl } from "./ready";
import { instanceSecrets } from "./secrets";
import { readSettings } from "./settings";

const fresh = (): string => mkdtempSync(join(dataDir(), "ground-"));

const BUCKET = { S3_BUCKET: "photos", S3_ACCESS_KEY_ID: "k", S3_SECRET_ACCESS_KEY: "s" };
const tokenFor = (region: string) => Buffer.from(JSON.stringify({ apiKey: "sk_x", appId: "x", regions: [region] })).toString("base64");

describe("settings", () => {
  const read = (environment: Record<string, string>, args: string[] = []) => readSettings(args, { NODE_ENV: "test", ...environment });

  it("have defaults", () => {
    expect(read({})).toEqual({ dev: false, dataDir: join(process.cwd(), ".data"), port: 3000, host: undefined, databaseUrl: undefined, stores: ["disk"] });
    expect(read({ PORT: "8080", HOST: "::1", DATA_DIR: "/srv/halation" }, ["--dev"])).toMatchObject({
      dev: true,
      port: 8080,
      host: "::1",
      dataDir: "/srv/halation",
    });
  });

  it.each([
    [{ PORT: "http" }, "PORT must be a number"],
    [{ PORT: "70000" }, "PORT must be a number"],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL must begin with postgres://"],
    [{ MEILISEARCH_HOST: "127.0.0.1:7700" }, "MEILISEARCH_HOST must be an address"],
    [{ PUBLIC_URL: "photos.example.org" }, "PUBLIC_URL must be an address"],
    [{ ALLOWED_ORIGINS: "http://a.example, b" }, "ALLOWED_ORIGINS must be an address"],
    [{ STORAGE: "cloud" }, 'STORAGE must be disk, s3 or uploadthing, not "cloud"'],
    [{ STORAGE: "s3" }, "S3_BUCKET is not set"],
    [{ S3_ENDPOINT: "http://s3.lan:9000" }, "S3_BUCKET is not set, which an S3 store needs (S3_ENDPOINT is)"],
    [{ S3_BUCKET: "b", S3_ACCESS_KEY_ID: "k" }, "S3_SECRET_ACCESS_KEY is not set, which an S3 store needs (S3_BUCKET, S3_ACCESS_KEY_ID are)"],
    [{ ...BUCKET, S3_ENDPOINT: "s3.lan:9000" }, "S3_ENDPOINT must be an address"],
    [{ ...BUCKET, S3_FORCE_PATH_STYLE: "maybe" }, "S3_FORCE_PATH_STYLE must be yes or no"],
    [{ ...BUCKET, S3_PREFIX: "../theirs" }, "S3_PREFIX must be a path"],
    [{ CDN_MAX_AGE: "an hour" }, "CDN_MAX_AGE must be a number of seconds"],
    [{ DATABASE_POOL: "ten" }, "DATABASE_POOL must be a number of connections"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of trace, debug,"],
    [{ TRUST_PROXY: "nginx" }, "TRUST_PROXY must be the number of proxies"],
    [{ PUSHER_USE_TLS: "ja" }, "PUSHER_USE_TLS must be yes or no"],
    [{ UPLOADTHING_TOKEN: "theirs" }, "UPLOADTHING_TOKEN is no token"],
    [{ STORAGE: "uploadthing", UPLOADTHING_TOKEN: tokenFor("local") }, "UPLOADTHING_TOKEN is not set to one of the hosted service"],
  ])("are refused in a sentence: %o", (environment, sentence) => {
    expect(() => read(environment)).toThrow(sentence);
  });

  it("are not guessed from unknown options", () => {
    expect(() => read({}, ["--port=1"])).toThrow("knows no option --port=1");
  });

  it("name the stores of files", () => {
    expect(read({ ...BUCKET, UPLOADTHING_TOKEN: tokenFor("local") }).stores).toEqual(["disk", "s3 us-east-1 photos/"]);
    expect(read({ ...BUCKET, S3_ENDPOINT: "http://s3.lan:9000", S3_PREFIX: "/halation/main/" }).stores).toEqual([
      "disk",
      "s3 http://s3.lan:9000 photos/halation/main/",
    ]);
    expect(read({ ...BUCKET, UPLOADTHING_TOKEN: tokenFor("sea1") }).stores).toEqual(["disk", "s3 us-east-1 photos/", "uploadthing x"]);
    expect(read({ S3_BUCKET: "", S3_ENDPOINT: "" }).stores).toEqual(["disk"]);
  });
});

describe("secrets", () => {
  it("are made once, for their owner alone", () => {
    const folder = fresh();
    const made = instanceSecrets(folder);
    expect(instanceSecrets(folder)).toEqual(made);
    expect(statSync(join(folder, "secrets")).mode & 0o777).toBe(0o600);
    expect(made.AUTH_SECRET!.length).toBeGreaterThan(40);
    const token = JSON.parse(Buffer.from(made.UPLOADTHING_TOKEN!, "base64").toString()) as Record<string, unknown>;
    expect(token).toEqual({ apiKey: expect.stringMatching(/^sk_.{40,}$/), appId: expect.stringMatching(/^\w+$/), regions: ["local"] });
    expect(Buffer.from(made.VAPID_PRIVATE_KEY!, "base64url")).toHaveLength(32);
  });

  it("that a newer version wants are added to those there are", () => {
    const folder = fresh();
    writeFileSync(join(folder, "secrets"), JSON.stringify({ AUTH_SECRET: "kept" }));
    expect(instanceSecrets(folder)).toMatchObject({ AUTH_SECRET: "kept", PUSHER_KEY: expect.stringMatching(/^[0-9a-f]{20}$/) });
  });

  it("are never made anew over a damaged file", () => {
    const folder = fresh();
    writeFileSync(join(folder, "secrets"), "{");
    expect(() => instanceSecrets(folder)).toThrow("cannot be read; restore it");
    expect(readFileSync(join(folder, "secrets"), "utf8")).toBe("{");
  });
});

describe("the environment of the processes", () => {
  const given = {
    dev: false,
    dataDir: "/d",
    port: 3000,
    databaseUrl: "postgres://x",
    realtimePort: 7,
    secrets: { AUTH_SECRET: "made", PUSHER_KEY: "made", POSTGRES_PASSWORD: "p" },
  };
  const of = (operator: Record<string, string>) => environmentOf(given, { NODE_ENV: "test", ...operator });

  it("brings the twins up where nothing hosted is named", () => {
    expect(of({})).toMatchObject({
      AUTH_SECRET: "made",
      PUSHER_KEY: "made",
      REALTIME_API_PORT: "7",
      NODE_ENV: "production",
      DATA_DIR: "/d",
    });
    expect(of({})).not.toHaveProperty("POSTGRES_PASSWORD");
  });

  it("is the operator's where they say something", () => {
    const environment = of({
      AUTH_SECRET: "theirs",
      PUSHER_CLUSTER: "eu",
      PUSHER_APP_ID: "1",
      PUSHER_KEY: "k",
      PUSHER_SECRET: "s",
    });
    expect(environment).toMatchObject({ AUTH_SECRET: "theirs", PUSHER_KEY: "k" });
    expect(environment).not.toHaveProperty("REALTIME_API_PORT");
  });

  it("names the search engine that is ours, and gives its key to nobody else's", () => {
    const secrets = { MEILISEARCH_API_KEY: "made" };
    const search = { url: "http://127.0.0.1:7", masterKey: "made" };
    expect(environmentOf({ ...given, secrets, search }, { NODE_ENV: "test" })).toMatchObject({ MEILISEARCH_HOST: search.url, MEILISEARCH_API_KEY: "made" });
    const theirs = environmentOf({ ...given, secrets }, { NODE_ENV: "test", MEILISEARCH_HOST: "http://search.lan:7700" });
    expect(theirs).toMatchObject({ MEILISEARCH_HOST: "http://search.lan:7700" });
    expect(theirs).not.toHaveProperty("MEILISEARCH_API_KEY");
  });

  it("keeps our own token for uploads beside a hosted one for the store", () => {
    const secrets = { UPLOADTHING_TOKEN: tokenFor("local") };
    const hosted = tokenFor("sea1");
    const environment = environmentOf({ ...given, secrets }, { NODE_ENV: "test", UPLOADTHING_TOKEN: hosted });
    expect(environment).toMatchObject({ UPLOADTHING_TOKEN: tokenFor("local"), UPLOADTHING_HOSTED_TOKEN: hosted });
    // Programs beside the instance read it once more.
    expect(environmentOf({ ...given, secrets }, environment)).toMatchObject({ UPLOADTHING_TOKEN: tokenFor("local"), UPLOADTHING_HOSTED_TOKEN: hosted });
    expect(environmentOf({ ...given, secrets }, { NODE_ENV: "test" })).not.toHaveProperty("UPLOADTHING_HOSTED_TOKEN");
  });

  it("does not mix a hosted service with our keys", () => {
    expect(() => of({ PUSHER_CLUSTER: "eu" })).toThrow("PUSHER_APP_ID is not set");
  });
});

describe("the ground", () => {
  it("is made where it is missing, closed to others", () => {
    const folder = join(fresh(), "a/b");
    prepareDataDir(folder);
    expect(statSync(folder).mode & 0o066).toBe(0);
    prepareDataDir(folder);
    expect(existsSync(folder)).toBe(true);
  });

  it("is refused in a sentence where it cannot be made", () => {
    const file = join(fresh(), "file");
    writeFileSync(file, "");
    expect(() => prepareDataDir(join(file, "data"))).toThrow(`DATA_DIR ${join(file, "data")} cannot be written to (E`);
    if (process.platform === "linux") expect(() => prepareDataDir("/proc/nowhere/data")).toThrow("DATA_DIR /proc/nowhere/data cannot be written to (ENOENT)");
  });

  it("has a free port, or says that it has none", async () => {
    const server = createServer().listen(0);
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await expect(checkPort(port, undefined, 0)).rejects.toThrow(`Port ${port} is in use by another program`);
    const waiting = checkPort(port, undefined, 60_000);
    server.close();
    await expect(waiting).resolves.toBeUndefined();
    await expect(checkPort(port, "192.0.2.1", 0)).rejects.toThrow("HOST 192.0.2.1");
  });

  it("has an address for this machine", () => {
    expect([undefined, "0.0.0.0", "::", "::1", "10.0.0.7"].map((host) => localUrl(3000, host))).toEqual([
      "http://localhost:3000",
      "http://localhost:3000",
      "http://localhost:3000",
      "http://[::1]:3000",
      "http://10.0.0.7:3000",
    ]);
  });

  it("waits longer the more often something dies, up to ten seconds", () => {
    expect([1, 2, 3, 6, 7, 100].map(pauseAfter)).toEqual([200, 400, 800, 6400, 10_000, 10_000]);
  });
});
