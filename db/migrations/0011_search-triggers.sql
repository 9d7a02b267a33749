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
-- What a document of a search engine elsewhere follows from. Nothing is written down where there is no such engine.
create function note_search_change() returns trigger language plpgsql as $$
declare
  row_now record;
begin
  if not exists (select from search_indexes) then
    return null;
  end if;
  row_now := case tg_op when 'DELETE' then old else new end;
  case tg_table_name
    when 'photos' then
      insert into search_changes (photo_id) values (row_now.id);
    when 'photo_tags', 'photo_scores' then
      insert into search_changes (photo_id) values (row_now.photo_id);
    when 'tags' then
      insert into search_changes (photo_id) select photo_id from photo_tags where tag_id = row_now.id;
    when 'gear' then
      insert into search_changes (photo_id) select id from photos where camera_id = row_now.id or lens_id = row_now.id;
    when 'users' then
      insert into search_changes (photo_id) select id from photos where owner_id = row_now.id;
  end case;
  return null;
end $$;
--> statement-breakpoint
create trigger photos_searched after insert or delete or update of owner_id, status, visibility, title, description, place, licence, type, width, height, colour,
  camera_id, lens_id, focal_length, focal_length_35, aperture, exposure_time, iso, flash, taken_local, deleted_at, removed_at
  on photos for each row execute function note_search_change();
--> statement-breakpoint
create trigger photo_tags_searched after insert or delete on photo_tags for each row execute function note_search_change();
--> statement-breakpoint
create trigger photo_scores_searched after insert or update or delete on photo_scores for each row execute function note_search_change();
--> statement-breakpoint
create trigger tags_searched after update of name, folded on tags for each row execute function note_search_change();
--> statement-breakpoint
create trigger gear_searched after update of slug, maker, name on gear for each row execute function note_search_change();
--> statement-breakpoint
create trigger users_searched after update of username, name, private, suspended_at, deletes_at, email_confirmed_at, approved_at
  on users for each row execute function note_search_change();
