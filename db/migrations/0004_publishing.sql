CREATE TABLE "photo_versions" (
	"photo_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"file_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"turn" smallint DEFAULT 0 NOT NULL,
	"crop_x" double precision DEFAULT 0 NOT NULL,
	"crop_y" double precision DEFAULT 0 NOT NULL,
	"crop_width" double precision DEFAULT 1 NOT NULL,
	"crop_height" double precision DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "photo_versions_photo_id_number_pk" PRIMARY KEY("photo_id","number"),
	CONSTRAINT "photo_versions_turn_square" CHECK ("photo_versions"."turn" in (0, 90, 180, 270)),
	CONSTRAINT "photo_versions_crop_inside" CHECK ("photo_versions"."crop_x" >= 0 and "photo_versions"."crop_y" >= 0 and "photo_versions"."crop_width" > 0 and "photo_versions"."crop_height" > 0 and "photo_versions"."crop_x" + "photo_versions"."crop_width" <= 1.000001 and "photo_versions"."crop_y" + "photo_versions"."crop_height" <= 1.000001)
);
--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "licence" text DEFAULT 'all-rights-reserved' NOT NULL;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "allow_full" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "published" text[] DEFAULT '{"camera","lens","focalLength","aperture","exposureTime","iso","exposureBias","exposureProgram","meteringMode","flash","whiteBalance","taken","software","artist","copyright","rating"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "held_back" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "sha256" text;--> statement-breakpoint
ALTER TABLE "photo_versions" ADD CONSTRAINT "photo_versions_photo_id_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."photos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo_versions" ADD CONSTRAINT "photo_versions_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "photo_versions_file_id_idx" ON "photo_versions" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "photos_owner_sha256_key" ON "photos" USING btree ("owner_id","sha256") WHERE "photos"."deleted_at" is null and "photos"."status" <> 'failed';--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_licence_known" CHECK ("photos"."licence" in ('all-rights-reserved', 'cc-by', 'cc-by-sa', 'cc-by-nd', 'cc-by-nc', 'cc-by-nc-sa', 'cc-by-nc-nd', 'cc0', 'public-domain'));--> statement-breakpoint
UPDATE "photos" SET
  "published" = CASE WHEN "show_location" THEN array_append("published", 'location') ELSE "published" END,
  "held_back" = jsonb_strip_nulls(jsonb_build_object(
    'latitude', CASE WHEN NOT "show_location" THEN "latitude" END,
    'longitude', CASE WHEN NOT "show_location" THEN "longitude" END,
    'altitude', CASE WHEN NOT "show_location" THEN "altitude" END,
    'cameraSerial', "camera_serial",
    'lensSerial', "lens_serial")),
  "latitude" = CASE WHEN "show_location" THEN "latitude" END,
  "longitude" = CASE WHEN "show_location" THEN "longitude" END,
  "altitude" = CASE WHEN "show_location" THEN "altitude" END,
  "camera_serial" = NULL,
  "lens_serial" = NULL;
--> statement-breakpoint
INSERT INTO "photo_versions" ("photo_id", "number", "file_id", "file_name")
  SELECT pf."photo_id", 1, pf."file_id", p."file_name" FROM "photo_files" pf JOIN "photos" p ON p."id" = pf."photo_id" WHERE pf."variant" = 'original';
--> statement-breakpoint
-- Of files that someone has twice already, the first counts.
UPDATE "photos" SET "sha256" = first."sha256" FROM (
  SELECT DISTINCT ON (f."owner_id", f."sha256") pf."photo_id", f."sha256"
  FROM "files" f JOIN "photo_files" pf ON pf."file_id" = f."id" JOIN "photos" p ON p."id" = pf."photo_id"
  WHERE pf."variant" = 'original' AND p."deleted_at" IS NULL AND p."status" <> 'failed'
  ORDER BY f."owner_id", f."sha256", pf."photo_id") AS first
WHERE "photos"."id" = first."photo_id";
