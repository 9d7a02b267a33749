import { describe, expect, it } from "vitest";
import { misplaced } from "./names";

describe("where files may live", () => {
  it.each([
    "lib/photos/helpers.ts",
    "lib/photos/data2.ts",
    "lib/photos/exif/reader.ts",
    "lib/photos/mails.ts",
    "lib/format.ts",
    "lib/utils/dates.ts",
    "components/hooks/use-thing.ts",
    "app/loading.tsx",
    "app/p/[photo]/loading.tsx",
    "proxy.ts",
    "middleware.ts",
  ])("not %s", (path) => {
    expect(misplaced([path])).not.toEqual([]);
  });

  it("is clear for everything else", () => {
    const right = [
      "lib/photos/data.ts",
      "lib/photos/exif/rules.ts",
      "lib/photos/exif/rules.test.ts",
      "lib/accounts/mails.tsx",
      "lib/platform/session.ts",
      "lib/core/ids.ts",
      "app/p/[photo]/page.tsx",
      "server.ts",
    ];
    expect(misplaced(right)).toEqual([]);
  });
});
