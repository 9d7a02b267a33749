import { expect, it } from "vitest";
import { aPerson, aPhoto } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { newId } from "@/lib/core/ids";
import { GET } from "./route";

it("completes tags for members, as far as they may see a photo with them, and for no guest", async () => {
  const [owner, stranger] = [await aPerson(), await aPerson()];
  const at = `r${newId().replaceAll("-", "").slice(-12)}`;
  await aPhoto({ owner, widths: [320], tags: [`${at} open`] });
  await aPhoto({ owner, widths: [320], visibility: "private", tags: [`${at} secret`] });
  const ask = async (cookie: string) => {
    const response = await GET(new Request(`http://halation.test/api/tags?typed=${at}`, { headers: { cookie } }));
    return [response.status, response.headers.get("cache-control"), await response.text()];
  };
  const [ours, theirs] = [await ask(await signInForTest(owner.id)), await ask(await signInForTest(stranger.id))];
  expect(ours).toEqual([200, "private, no-store", JSON.stringify([`${at} open`, `${at} secret`])]);
  expect(theirs).toEqual([200, "private, no-store", JSON.stringify([`${at} open`])]);
  for (const cookie of ["", "authjs.session-token=guessed"]) expect(await ask(cookie)).toEqual([401, null, ""]);
});
