import { describe, expect, it } from "vitest";
import type { Allowance } from "@/lib/media/limits/types";
import { MAX_BYTES } from "@/lib/media/policy";
import en from "@/messages/en/upload.json";
import ru from "@/messages/ru/upload.json";
import { earlyRefusals } from "./early";
import { problemOf } from "./problem";
import type { Entry } from "./queue";
import { sayProblem } from "./say";

const GB = 1_000_000_000;
const picture = (size: number, name = "a.jpg") => Object.defineProperty(new File([], name, { type: "image/jpeg" }), "size", { value: size });
const entry = (size: number, state: Entry["state"]): Entry => ({ id: "x", file: picture(size), state });

const allowance: Allowance = { fileBytes: 50, storage: { used: 900, limit: 1_000 }, day: { used: 4, limit: 8, until: 7 } };

describe("the browser refuses early", () => {
  it("what is too large for its owner's role, who may ask again, and what is too large for anyone, who may not", () => {
    const refusalOf = earlyRefusals([], allowance);
    expect(refusalOf(picture(50))).toBeNull();
    expect(refusalOf(picture(51))).toMatchObject({ code: "size", remedy: "ask", figures: { most: 50 } });
    expect(refusalOf(picture(MAX_BYTES + 1))).toMatchObject({ code: "size", remedy: "never", figures: { most: 50 } });
    expect(refusalOf(picture(0))).toMatchObject({ code: "empty", remedy: "never" });
    expect(earlyRefusals([])(picture(MAX_BYTES + 1))).toMatchObject({ code: "size", remedy: "never" });
  });

  it("what finds no room beside the files before it, and takes a smaller one that does", () => {
    const refusalOf = earlyRefusals([], allowance);
    expect([40, 40, 40, 20].map((size) => refusalOf(picture(size))?.code ?? null)).toEqual([null, null, "quota", null]);
    expect(earlyRefusals([], allowance)(picture(40))).toBeNull();
  });

  it("counting what is on its way, and nothing that has arrived or failed", () => {
    const arrived = [
      entry(90, { is: "ready", photoId: "p" }),
      entry(90, { is: "processing", photoId: "p" }),
      entry(90, { is: "failed", code: "type", again: false }),
    ];
    expect(earlyRefusals(arrived, allowance)(picture(40))).toBeNull();
    const underWay = [entry(30, { is: "waiting" }), entry(20, { is: "uploading", loaded: 10, trouble: false }), entry(20, { is: "paused", loaded: 1 })];
    const refusalOf = earlyRefusals(underWay, allowance);
    expect(refusalOf(picture(31))).toMatchObject({ code: "quota", figures: { used: 970, limit: 1_000 } });
    expect(refusalOf(picture(10))).toBeNull();
    expect(refusalOf(picture(10))).toMatchObject({ code: "day", remedy: "ask", figures: { limit: 8, until: 7 } });
  });
});

describe("a refusal says", () => {
  const say = (code: string, figures: Record<string, number>, size: number, language = "en") => {
    const problem = problemOf(code, figures);
    return sayProblem({ code: problem.code, figures: problem.figures, file: { name: "a.jpg", size } }, language, language === "en" ? en.problems : ru.problems);
  };

  it("what is used, how much there is, and how much it would take", () => {
    const figures = { used: 49.9 * GB, limit: 50 * GB };
    expect(say("quota", figures, 0.3 * GB)).toBe(
      "No room: 49.9 GB of your 50 GB are used, and this file needs 300 MB. Delete photos, which makes room after a minute, or ask an administrator.",
    );
    expect(say("quota", figures, 0.3 * GB, "ru").replaceAll("\u00A0", " ")).toMatch(/^Нет места: занято 49,9 ГБ из 50 ГБ, а этому файлу нужно 300 МБ\./);
  });

  it("how large a file may be", () => {
    expect(say("size", { most: 1.5 * 1024 * 1024 }, 9)).toBe("Too large: up to 1.5 MB can be uploaded.");
    expect(say("size", {}, 9, "ru")).toBe("Слишком большой файл: можно до 100 МБ.");
  });

  it("how many files may come, and when it goes on", () => {
    const until = Date.UTC(2026, 10, 27, 12, 55);
    // The clock of the tests runs in Kathmandu.
    expect(say("day", { limit: 2_000, until }, 9)).toMatch(/: 2,000\. You can go on after Nov 27, 6:40\sPM,/);
    expect(say("day", { limit: 2_000, until }, 9, "ru").replaceAll("\u00A0", " ")).toMatch(/: 2 000\. Продолжить можно после 27 нояб\., 18:40,/);
  });
});
