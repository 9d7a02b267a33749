// node --import tsx e2e/scan.ts DATA_DIR: makes a member of a running instance with a scan, whose file says nothing of how it was taken, and a photo
// whose file names its camera; prints as JSON the cookie that signs them in, their name and where the two are.
import { withDatabase } from "@/scripts/instance";

export type Scanned = { cookie: string; username: string; scan: string; photo: string };

await withDatabase(process.argv[2] ?? "", async () => {
  const [{ aPerson, aPhoto }, { signInForTest }] = await Promise.all([import("@/db/seed/factories"), import("@/db/seed/sign-in")]);
  const owner = await aPerson();
  const nothing = { focalLength: null, focalLength35: null, aperture: null, exposureTime: null, iso: null };
  const silent = { ...nothing, takenLocal: null, takenOffsetMin: null, takenAt: null, software: "Scanner 2" };
  const scan = await aPhoto({ owner, ...silent, fileName: "scan.png", type: "image/png", withFiles: true });
  const photo = await aPhoto({ owner, camera: "Testar 1", withFiles: true });
  const made: Scanned = { cookie: await signInForTest(owner.id), username: owner.username, scan: `/p/${scan.id}`, photo: `/p/${photo.id}` };
  console.log(JSON.stringify(made));
});
