CREATE TABLE "gear_slugs" (
	"kind" text NOT NULL,
	"slug" text NOT NULL,
	"gear_id" uuid NOT NULL,
	CONSTRAINT "gear_slugs_kind_slug_pk" PRIMARY KEY("kind","slug")
);
--> statement-breakpoint
CREATE TABLE "photo_scores" (
	"photo_id" uuid PRIMARY KEY NOT NULL,
	"likes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"followed" boolean DEFAULT false NOT NULL,
	"seen_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_changes" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"photo_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_indexes" (
	"uid" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"state" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"filled_to" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"activated_at" timestamp with time zone,
	CONSTRAINT "search_indexes_state_known" CHECK ("search_indexes"."state" in ('building', 'active', 'retired'))
);
--> statement-breakpoint
DROP INDEX "photos_facets_idx";--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "colour" text;--> statement-breakpoint
ALTER TABLE "gear_slugs" ADD CONSTRAINT "gear_slugs_gear_id_gear_id_fk" FOREIGN KEY ("gear_id") REFERENCES "public"."gear"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo_scores" ADD CONSTRAINT "photo_scores_photo_id_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."photos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gear_slugs_gear_id_idx" ON "gear_slugs" USING btree ("gear_id");--> statement-breakpoint
CREATE INDEX "photo_scores_likes_idx" ON "photo_scores" USING btree ("likes" DESC NULLS FIRST,"photo_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "saved_searches_owner_query_key" ON "saved_searches" USING btree ("owner_id","query");--> statement-breakpoint
CREATE UNIQUE INDEX "search_indexes_active_key" ON "search_indexes" USING btree ("state") WHERE "search_indexes"."state" = 'active';--> statement-breakpoint
CREATE INDEX "photos_taken_idx" ON "photos" USING btree (coalesce(taken_local, '-infinity') desc,"id" DESC NULLS FIRST) WHERE status = 'ready' and deleted_at is null and removed_at is null;--> statement-breakpoint
CREATE INDEX "photos_colourless_idx" ON "photos" USING btree ("id") WHERE colour is null and status in ('draft', 'ready');--> statement-breakpoint
CREATE INDEX "photos_facets_idx" ON "photos" USING btree ("owner_id","visibility","status","camera_id","lens_id","iso","aperture","focal_length","focal_length_35","exposure_time","flash","taken_local","colour","width","height","type","licence","id") WHERE status = 'ready' and deleted_at is null and removed_at is null;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_colour_known" CHECK ("photos"."colour" in ('red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink', 'brown', 'black', 'grey', 'white'));