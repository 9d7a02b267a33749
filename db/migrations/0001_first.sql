CREATE TABLE "email_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "email_codes_purpose_known" CHECK ("email_codes"."purpose" in ('confirm', 'taken'))
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"process" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instance" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" text DEFAULT 'Halation' NOT NULL,
	"guests_may_look" boolean,
	"setup_token_hash" text,
	"set_up_at" timestamp with time zone,
	CONSTRAINT "instance_single_row" CHECK ("instance"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"resets_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"username_folded" text NOT NULL,
	"email" text NOT NULL,
	"email_folded" text NOT NULL,
	"email_confirmed_at" timestamp with time zone,
	"password_hash" text NOT NULL,
	"name" text NOT NULL,
	"bio" text DEFAULT '' NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"suspended_at" timestamp with time zone,
	"language" text,
	"theme" text DEFAULT 'system' NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"publish_location" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_role_known" CHECK ("users"."role" in ('restricted', 'member', 'moderator', 'administrator')),
	CONSTRAINT "users_theme_known" CHECK ("users"."theme" in ('system', 'light', 'dark'))
);
--> statement-breakpoint
CREATE TABLE "gear" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"slug" text NOT NULL,
	"maker" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gear_kind_known" CHECK ("gear"."kind" in ('camera', 'lens'))
);
--> statement-breakpoint
CREATE TABLE "gear_aliases" (
	"kind" text NOT NULL,
	"folded" text NOT NULL,
	"gear_id" uuid NOT NULL,
	CONSTRAINT "gear_aliases_kind_folded_pk" PRIMARY KEY("kind","folded")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"variant" text NOT NULL,
	"backend" text NOT NULL,
	"key" text NOT NULL,
	"access" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"type" text NOT NULL,
	"url_token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_access_known" CHECK ("files"."access" in ('public', 'private'))
);
--> statement-breakpoint
CREATE TABLE "ingest_uploads" (
	"key" text PRIMARY KEY NOT NULL,
	"object_key" text NOT NULL,
	"metadata" jsonb NOT NULL,
	"callback_url" text NOT NULL,
	"callback_slug" text NOT NULL,
	"await_server_data" boolean DEFAULT true NOT NULL,
	"stored" jsonb,
	"server_data" jsonb,
	"result" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "friendships" (
	"low_id" uuid NOT NULL,
	"high_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "friendships_low_id_high_id_pk" PRIMARY KEY("low_id","high_id"),
	CONSTRAINT "friendships_ordered" CHECK ("friendships"."low_id" < "friendships"."high_id")
);
--> statement-breakpoint
CREATE TABLE "photo_files" (
	"photo_id" uuid NOT NULL,
	"variant" text NOT NULL,
	"file_id" uuid NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	CONSTRAINT "photo_files_photo_id_variant_pk" PRIMARY KEY("photo_id","variant")
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"upload_id" uuid NOT NULL,
	"status" text NOT NULL,
	"failure" text,
	"visibility" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"show_location" boolean DEFAULT false NOT NULL,
	"file_name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" integer DEFAULT 0 NOT NULL,
	"height" integer DEFAULT 0 NOT NULL,
	"url_token" text NOT NULL,
	"widths" integer[] DEFAULT '{}' NOT NULL,
	"placeholder" text DEFAULT '' NOT NULL,
	"camera_id" uuid,
	"lens_id" uuid,
	"make" text,
	"model" text,
	"lens_make" text,
	"lens_model" text,
	"focal_length" double precision,
	"focal_length_35" double precision,
	"focal_length_35_computed" boolean DEFAULT false NOT NULL,
	"aperture" double precision,
	"exposure_time" double precision,
	"iso" integer,
	"exposure_bias" double precision,
	"exposure_program" smallint,
	"metering_mode" smallint,
	"flash" smallint,
	"white_balance" smallint,
	"orientation" smallint,
	"software" text,
	"artist" text,
	"copyright" text,
	"rating" smallint,
	"taken_local" timestamp,
	"taken_offset_min" smallint,
	"taken_at" timestamp with time zone,
	"shown_at" timestamp GENERATED ALWAYS AS (coalesce(taken_local, created_at at time zone 'UTC')) STORED NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"altitude" double precision,
	"camera_serial" text,
	"lens_serial" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	"words" "tsvector" GENERATED ALWAYS AS (search_words(title || ' ' || description || ' ' || place)) STORED,
	CONSTRAINT "photos_status_known" CHECK ("photos"."status" in ('processing', 'ready', 'failed')),
	CONSTRAINT "photos_visibility_known" CHECK ("photos"."visibility" in ('public', 'friends', 'private')),
	CONSTRAINT "photos_ready_has_size" CHECK ("photos"."status" <> 'ready' or ("photos"."width" > 0 and "photos"."height" > 0))
);
--> statement-breakpoint
CREATE TABLE "photo_tags" (
	"photo_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "photo_tags_photo_id_tag_id_pk" PRIMARY KEY("photo_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"folded" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "email_codes" ADD CONSTRAINT "email_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gear_aliases" ADD CONSTRAINT "gear_aliases_gear_id_gear_id_fk" FOREIGN KEY ("gear_id") REFERENCES "public"."gear"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friendships" ADD CONSTRAINT "friendships_low_id_users_id_fk" FOREIGN KEY ("low_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friendships" ADD CONSTRAINT "friendships_high_id_users_id_fk" FOREIGN KEY ("high_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo_files" ADD CONSTRAINT "photo_files_photo_id_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."photos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo_files" ADD CONSTRAINT "photo_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_camera_id_gear_id_fk" FOREIGN KEY ("camera_id") REFERENCES "public"."gear"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_lens_id_gear_id_fk" FOREIGN KEY ("lens_id") REFERENCES "public"."gear"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo_tags" ADD CONSTRAINT "photo_tags_photo_id_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."photos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo_tags" ADD CONSTRAINT "photo_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "email_codes_user_purpose_key" ON "email_codes" USING btree ("user_id","purpose");--> statement-breakpoint
CREATE INDEX "rate_limits_resets_at_idx" ON "rate_limits" USING btree ("resets_at");--> statement-breakpoint
CREATE INDEX "sessions_user_id_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_username_folded_key" ON "users" USING btree ("username_folded");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_folded_key" ON "users" USING btree ("email_folded");--> statement-breakpoint
CREATE INDEX "users_words_idx" ON "users" USING gin (search_words(name || ' ' || username));--> statement-breakpoint
CREATE INDEX "users_trigrams_idx" ON "users" USING gin (search_letters(name || ' ' || username) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "users_suspended_idx" ON "users" USING btree ("id") WHERE "users"."suspended_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "gear_kind_slug_key" ON "gear" USING btree ("kind","slug");--> statement-breakpoint
CREATE INDEX "gear_words_idx" ON "gear" USING gin (search_words(maker || ' ' || name));--> statement-breakpoint
CREATE INDEX "gear_aliases_gear_id_idx" ON "gear_aliases" USING btree ("gear_id");--> statement-breakpoint
CREATE UNIQUE INDEX "files_backend_key_key" ON "files" USING btree ("backend","key");--> statement-breakpoint
CREATE UNIQUE INDEX "files_url_token_variant_key" ON "files" USING btree ("url_token","variant");--> statement-breakpoint
CREATE INDEX "files_owner_id_idx" ON "files" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "ingest_uploads_created_at_idx" ON "ingest_uploads" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ingest_uploads_object_key_key" ON "ingest_uploads" USING btree ("object_key");--> statement-breakpoint
CREATE INDEX "friendships_high_id_idx" ON "friendships" USING btree ("high_id");--> statement-breakpoint
CREATE UNIQUE INDEX "photo_files_file_id_key" ON "photo_files" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "photos_url_token_key" ON "photos" USING btree ("url_token");--> statement-breakpoint
CREATE INDEX "photos_owner_id_idx" ON "photos" USING btree ("owner_id","shown_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "photos_upload_id_idx" ON "photos" USING btree ("upload_id" DESC NULLS FIRST,"owner_id" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "photos_camera_id_idx" ON "photos" USING btree ("camera_id","iso");--> statement-breakpoint
CREATE INDEX "photos_lens_id_idx" ON "photos" USING btree ("lens_id");--> statement-breakpoint
CREATE INDEX "photos_iso_idx" ON "photos" USING btree ("iso");--> statement-breakpoint
CREATE INDEX "photos_facets_idx" ON "photos" USING btree ("owner_id","visibility","status","camera_id","lens_id","iso","aperture","focal_length","exposure_time","width","height","id") WHERE status = 'ready' and deleted_at is null and removed_at is null;--> statement-breakpoint
CREATE INDEX "photos_words_idx" ON "photos" USING gin ("words");--> statement-breakpoint
CREATE INDEX "photos_trigrams_idx" ON "photos" USING gin (search_letters(title || ' ' || place) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "photo_tags_tag_id_idx" ON "photo_tags" USING btree ("tag_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_folded_key" ON "tags" USING btree ("folded");--> statement-breakpoint
CREATE INDEX "tags_words_idx" ON "tags" USING gin (search_words(name));--> statement-breakpoint
CREATE INDEX "tags_trigrams_idx" ON "tags" USING gin (search_letters(name) gin_trgm_ops);