DROP INDEX "photos_facets_idx";--> statement-breakpoint
DROP INDEX "photos_taken_idx";--> statement-breakpoint
CREATE INDEX "photos_colourless_idx" ON "photos" USING btree ("id") WHERE colour is null and status in ('draft', 'ready');--> statement-breakpoint
CREATE INDEX "photos_facets_idx" ON "photos" USING btree ("owner_id","visibility","status","camera_id","lens_id","iso","aperture","focal_length","focal_length_35","exposure_time","flash","taken_local","colour","width","height","type","licence","id") WHERE status = 'ready' and deleted_at is null and removed_at is null;--> statement-breakpoint
CREATE INDEX "photos_taken_idx" ON "photos" USING btree (coalesce(taken_local, '-infinity') desc,"id" DESC NULLS FIRST) WHERE status = 'ready' and deleted_at is null and removed_at is null;