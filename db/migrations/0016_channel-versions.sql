CREATE TABLE "channel_grants" (
	"listener_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	CONSTRAINT "channel_grants_listener_id_owner_id_pk" PRIMARY KEY("listener_id","owner_id")
);
--> statement-breakpoint
CREATE TABLE "channel_versions" (
	"owner_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "channel_grants" ADD CONSTRAINT "channel_grants_listener_id_users_id_fk" FOREIGN KEY ("listener_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_grants" ADD CONSTRAINT "channel_grants_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_versions" ADD CONSTRAINT "channel_versions_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channel_grants_owner_id_idx" ON "channel_grants" USING btree ("owner_id");