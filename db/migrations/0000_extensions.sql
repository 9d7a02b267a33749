create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists unaccent;
--> statement-breakpoint
create text search dictionary english_words (template = snowball, language = english);
--> statement-breakpoint
create text search dictionary russian_words (template = snowball, language = russian);
--> statement-breakpoint
-- English and Russian stems without stop words: titles are short, every word of them counts.
create text search configuration words (copy = simple);
--> statement-breakpoint
alter text search configuration words alter mapping for asciiword with english_words;
--> statement-breakpoint
alter text search configuration words alter mapping for word with russian_words;
--> statement-breakpoint
-- Text as search compares it: lower case, without accents, punctuation as spaces, Chinese and Japanese characters apart.
create function search_fold(value text) returns text language sql immutable strict parallel safe
  return btrim(regexp_replace(
    regexp_replace(lower(unaccent('unaccent', value)), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f]+', ' ', 'g'),
    '([\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])', ' \1 ', 'g'));
--> statement-breakpoint
-- Its words, as stems and as written; what is written may be cut short in a query.
create function search_words(value text) returns tsvector language sql immutable strict parallel safe
  return to_tsvector('words', search_fold(value)) || to_tsvector('simple', search_fold(value));
--> statement-breakpoint
-- Its letters as pg_trgm can tell them apart in every locale: Cyrillic by Latin letters and digits, one each.
create function search_letters(value text) returns text language sql immutable strict parallel safe
  return translate(search_fold(value), 'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ', 'abvgdejziyklmnoprstufhcqwx123456i7eg');
