import { inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/db/client";
import { gear, users } from "@/db/schema";
import { guest, people, viewerOf, type Gear, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { scannedBy } from "@/scripts/testing/queries";
import { alike, gearToCompare, matrix, specimens } from "./data";
import { canonical } from "./schema";

const PHOTOS = 20_000;
const CAMERAS = 200;
/** Tables that grow with what people share. */
const LARGE = new Set(["photos", "photo_files", "files"]);

let owners: User[];
let cameras: Gear[];

const uuid = (kind: string, number: string) =>
  sql.raw(
    `(substr(md5('${kind}' || ${number}), 1, 12) || '7' || substr(md5('${kind}' || ${number}), 14, 3) || '8' || substr(md5('${kind}' || ${number}), 18, 15))::uuid`,
  );

/** A place of some size: many photos of many cameras, two thirds of which others may have in full. */
beforeAll(async () => {
  owners = await people(50);
  const named = Array.from({ length: CAMERAS }, () => newId());
  cameras = await db
    .insert(gear)
    .values(named.map((id) => ({ id, kind: "camera" as const, slug: `plan-${id}`, maker: "Plan", name: `Plan ${id}` })))
    .returning();
  const list = (rows: { id: string }[]) =>
    sql`(select id::uuid, n - 1 as n from jsonb_array_elements_text(${JSON.stringify(rows.map(({ id }) => id))}::jsonb) with ordinality as of(id, n))`;
  await db.execute(sql`
    insert into photos (id, owner_id, upload_id, status, visibility, allow_full, file_name, type, bytes, width, height, url_token, camera_id, iso, aperture)
    select ${uuid("compared", "i")}, o.id, ${uuid("upload", "i")}, 'ready', 'public', i % 3 > 0, 'compared.jpg', 'image/jpeg', 1, 30, 20, md5('compared' || i), c.id, 100 * (1 << (i % 7)), 8
    from generate_series(1, ${PHOTOS}) as i join ${list(owners)} as o on o.n = i % 50 join ${list(cameras)} as c on c.n = i * 7 % ${CAMERAS}`);
  for (const variant of ["full", "w320", "w640", "w1280"]) {
    const id = sql`md5(${variant} || photos.id)::uuid`;
    const which = variant === "full" ? sql`and allow_full` : sql``;
    await db.execute(sql`
      insert into files (id, owner_id, variant, backend, key, access, sha256, bytes, type, url_token)
      select ${id}, owner_id, ${variant}, 'disk', ${variant} || id, 'public', url_token, 1, 'image/jpeg', url_token from photos where file_name = 'compared.jpg' ${which}`);
    await db.execute(sql`
      insert into photo_files (photo_id, variant, file_id, width, height) select id, ${variant}, ${id}, 30, 20 from photos where file_name = 'compared.jpg' ${which}`);
  }
  for (const table of ["photos", "files", "photo_files", "gear"]) await db.execute(sql.raw(`analyze ${table}`));
}, 120_000);

afterAll(async () => {
  await db.delete(users).where(
    inArray(
      users.id,
      owners.map(({ id }) => id),
    ),
  );
  await db.delete(gear).where(
    inArray(
      gear.id,
      cameras.map(({ id }) => id),
    ),
  );
  await db.execute(sql`analyze`);
}, 120_000);

it("reads the photographs of the cameras compared, and no others", async () => {
  const comparison = canonical({ of: "camera", items: cameras.slice(0, 6).map(({ slug }) => slug), aperture: 8, focal: 50 });
  for (const viewer of [guest(), viewerOf(owners[0]!)]) {
    const shown = await matrix(viewer, comparison);
    expect(shown.columns).toHaveLength(6);
    expect(shown.rows.length).toBeGreaterThan(0);
    const ids = shown.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.photo.id ?? []));
    const scanned = await scannedBy(async () => {
      await matrix(viewer, comparison);
      await gearToCompare(viewer, "camera", comparison.items);
      await alike(viewer, await specimens(viewer, ids.slice(0, 2)));
      await specimens(viewer, ids);
    });
    expect(scanned.filter((table) => LARGE.has(table))).toEqual([]);
  }
});
