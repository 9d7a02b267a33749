import { execFileSync } from "node:child_process";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { describe, expect, it } from "vitest";
import { tellError } from "./log";

describe("what the log tells of an error", () => {
  const failed = new DrizzleQueryError("insert into users values ($1, $2)", ["someone@example.test", "a\nhash"], new Error("the database is away"));

  it("is the query that failed and why, but not what it was given", () => {
    const told = tellError(failed);
    expect(told.message).toBe("Failed query: insert into users values ($1, $2): the database is away");
    expect(told.stack).toContain("log.test.ts");
    expect(JSON.stringify(told)).not.toMatch(/someone@|hash/);
  });

  it("holds also for what lies behind an error", () => {
    const told = tellError(new Error("an action failed", { cause: failed }));
    expect(told.message).toContain("insert into users");
    expect(JSON.stringify(told)).not.toMatch(/someone@|hash/);
  });

  it("is all of any other", () => {
    expect(tellError(Object.assign(new Error("no room"), { code: "ENOSPC" }))).toMatchObject({ message: "no room", code: "ENOSPC" });
  });
});

/** What another process writes that logs this. */
const written = (level: string, logging: string): string =>
  execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", `import { log } from "@/lib/core/log"; ${logging}`], {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: level },
  });

it("whatever people wrote is one value in one line, and no line of its own", () => {
  const name = 'a"}\n{"level":60,"msg":"the database is gone"}\r\u2028\u001b[2J';
  const line = written("info", `log.warn({ name: ${JSON.stringify(name)}, password: "secret" }, "refused");`);
  expect(line.trimEnd().split(/[\n\r]/)).toHaveLength(1);
  expect(line).not.toContain("\u001b");
  expect(JSON.parse(line)).toMatchObject({ level: 40, msg: "refused", name, password: "[Redacted]" });
});

it("a level that is left empty is the usual one", () => {
  expect(written("", 'log.debug("not this"); log.info("this");')).toMatch(/^.*"msg":"this".*\n$/);
});
