CREATE INDEX "photos_drafts_idx" ON "photos" USING btree ("owner_id","upload_id" DESC NULLS FIRST,"id") WHERE "photos"."published_at" is null and "photos"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "tags_beginnings_idx" ON "tags" USING btree ("folded" text_pattern_ops);--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "publish_location";