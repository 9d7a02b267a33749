-- Likes also go with the people who are erased: only the table itself sees all of them.
create function count_photo_likes() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into photo_scores (photo_id, likes)
      select photo_id, count(*) from added group by photo_id order by photo_id
      on conflict (photo_id) do update set likes = photo_scores.likes + excluded.likes;
  else
    update photo_scores set likes = likes - gone.count
      from (select photo_id, count(*) as count from removed group by photo_id) as gone where gone.photo_id = photo_scores.photo_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger photo_likes_added after insert on photo_likes referencing new table as added for each statement execute function count_photo_likes();
--> statement-breakpoint
create trigger photo_likes_removed after delete on photo_likes referencing old table as removed for each statement execute function count_photo_likes();
--> statement-breakpoint
insert into photo_scores (photo_id, likes) select photo_id, count(*) from photo_likes group by photo_id;
--> statement-breakpoint
-- What a document of a search engine elsewhere follows from. Nothing is written down where there is no such engine, nor of photos that are not to be found
-- before nor after. Of a tag, of gear and of a person only who it was: whose photos these are is asked when they are written, as a transaction that is still
-- under way may give them more. Likes are no part of it: every one of them would make the whole index older than the tables, which know what is popular.
create function note_search_change() returns trigger language plpgsql as $$
declare
  row_now record;
begin
  if not exists (select from search_indexes) then
    return null;
  end if;
  row_now := case tg_op when 'DELETE' then old else new end;
  if tg_table_name = 'photo_tags' then
    insert into search_changes (photo_id) values (row_now.photo_id);
  else
    insert into search_changes (photo_id) values (row_now.id);
  end if;
  perform pg_notify('search_changes', '');
  return null;
end $$;
--> statement-breakpoint
create trigger photos_come after insert on photos for each row when (new.status = 'ready') execute function note_search_change();
--> statement-breakpoint
create trigger photos_gone after delete on photos for each row when (old.status = 'ready') execute function note_search_change();
--> statement-breakpoint
create trigger photos_searched after update of owner_id, status, visibility, title, description, place, licence, type, width, height, colour,
  camera_id, lens_id, focal_length, focal_length_35, aperture, exposure_time, iso, flash, taken_local, deleted_at, removed_at
  on photos for each row when (
    (old.status = 'ready' or new.status = 'ready') and
    (old.owner_id, old.status, old.visibility, old.title, old.description, old.place, old.licence, old.type, old.width, old.height, old.colour,
      old.camera_id, old.lens_id, old.focal_length, old.focal_length_35, old.aperture, old.exposure_time, old.iso, old.flash, old.taken_local,
      old.deleted_at, old.removed_at)
    is distinct from
    (new.owner_id, new.status, new.visibility, new.title, new.description, new.place, new.licence, new.type, new.width, new.height, new.colour,
      new.camera_id, new.lens_id, new.focal_length, new.focal_length_35, new.aperture, new.exposure_time, new.iso, new.flash, new.taken_local,
      new.deleted_at, new.removed_at))
  execute function note_search_change();
--> statement-breakpoint
create trigger photo_tags_searched after insert or delete on photo_tags for each row execute function note_search_change();
--> statement-breakpoint
create trigger tags_searched after update of name, folded on tags for each row
  when ((old.name, old.folded) is distinct from (new.name, new.folded)) execute function note_search_change();
--> statement-breakpoint
create trigger gear_searched after update of slug, maker, name on gear for each row
  when ((old.slug, old.maker, old.name) is distinct from (new.slug, new.maker, new.name)) execute function note_search_change();
--> statement-breakpoint
create trigger users_searched after update of username, name, private, suspended_at, deletes_at on users for each row
  when ((old.username, old.name, old.private, old.suspended_at is null, old.deletes_at is null)
    is distinct from (new.username, new.name, new.private, new.suspended_at is null, new.deletes_at is null))
  execute function note_search_change();
