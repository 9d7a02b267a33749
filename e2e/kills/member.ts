// node --import tsx e2e/kills/member.ts DATA_DIR: makes a confirmed member of a running instance, and prints the cookie that signs them in.
import { withDatabase } from "@/scripts/instance";

await withDatabase(process.argv[2] ?? "", async () => {
  const { aPerson } = await import("@/db/seed/factories");
  const { signInForTest } = await import("@/db/seed/sign-in");
  console.log(await signInForTest((await aPerson()).id));
});
