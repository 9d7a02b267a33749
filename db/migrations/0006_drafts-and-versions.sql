CREATE TABLE "role_limits" (
	"role" text PRIMARY KEY NOT NULL,
	"storage_bytes" bigint,
	"file_bytes" bigint NOT NULL,
	"photos_per_day" integer,
	CONSTRAINT "role_limits_role_known" CHECK ("role_limits"."role" in ('restricted', 'member', 'moderator', 'administrator')),
	CONSTRAINT "role_limits_sensible" CHECK ("role_limits"."storage_bytes" >= 0 and "role_limits"."file_bytes" > 0 and "role_limits"."photos_per_day" >= 0)
);
--> statement-breakpoint
ALTER TABLE "photos" DROP CONSTRAINT "photos_status_known";--> statement-breakpoint
ALTER TABLE "photos" DROP CONSTRAINT "photos_ready_has_size";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "publish" text[];--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "photo_visibility" text DEFAULT 'public' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "photo_licence" text DEFAULT 'all-rights-reserved' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "photo_allow_full" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "photo_files" ADD COLUMN "quality" smallint;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "published_at" timestamp with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "by_hand" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "shown_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "edit_failure" text;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "avif_widths" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_photo_visibility_known" CHECK ("users"."photo_visibility" in ('public', 'friends', 'private'));--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_ready_is_published" CHECK (("photos"."status" <> 'ready' or "photos"."published_at" is not null) and ("photos"."status" <> 'draft' or "photos"."published_at" is null));--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_status_known" CHECK ("photos"."status" in ('processing', 'draft', 'ready', 'failed'));--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_ready_has_size" CHECK ("photos"."status" not in ('draft', 'ready') or ("photos"."width" > 0 and "photos"."height" > 0));--> statement-breakpoint
UPDATE "photos" SET "published_at" = "created_at";
--> statement-breakpoint
UPDATE "photo_files" SET "quality" = CASE WHEN "photo_files"."variant" LIKE 'w%' THEN 80 WHEN "files"."type" = 'image/jpeg' THEN 92 END
  FROM "files" WHERE "files"."id" = "photo_files"."file_id" AND "photo_files"."variant" <> 'original';
--> statement-breakpoint
UPDATE "users" SET "publish" = '{"camera","lens","focalLength","aperture","exposureTime","iso","exposureBias","exposureProgram","meteringMode","flash","whiteBalance","taken","software","artist","copyright","rating","location"}' WHERE "publish_location";
