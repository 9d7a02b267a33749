DROP INDEX "post_tags_tag_id_idx";--> statement-breakpoint
DROP INDEX "photo_tags_tag_id_idx";--> statement-breakpoint
CREATE INDEX "photos_standing_idx" ON "photos" USING btree ("owner_id","status","visibility") WHERE "photos"."deleted_at" is null and "photos"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "post_tags_tag_id_idx" ON "post_tags" USING btree ("tag_id","post_id");--> statement-breakpoint
CREATE INDEX "photo_tags_tag_id_idx" ON "photo_tags" USING btree ("tag_id","photo_id");