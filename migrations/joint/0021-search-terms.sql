-- A search by text reads indexes on the terms of a certificate, whatever the script, the character type of the database, or the number of
-- certificates (docs/decisions/0028-a-search-by-terms.md). What a text is folded to is decided by the service alone
-- (services/registry/src/register/search-text.ts): here a folded text is only cut up.

-- `search_text` holds the names: a line each, a space before every word. `search_forms` holds what is found only as it is as a whole:
-- number and identifier with their parts, and words of a name written together. A space stands before and after each.
alter table registry.certificates add column search_forms text not null default '';

-- Scripts from this character on write no space between words (Chinese, Japanese) or are searched like them (Korean).
create function registry.is_dense(p_word text) returns boolean language sql immutable parallel safe as $$
  select p_word collate "C" >= U&'\2E80'
$$;

-- The terms of a certificate, which an index holds, and which cost too much to be asked of one row after the other: its forms, its words, and the characters and pairs of neighbours of a dense word.
create function registry.search_terms(p_names text, p_forms text) returns text[]
  language plpgsql immutable strict parallel safe cost 10000 set search_path = pg_catalog as $$
declare
  v_terms text[] := string_to_array(btrim(p_forms), ' ');
  v_word text;
begin
  foreach v_word in array string_to_array(replace(p_names, E'\n', ''), ' ') loop
    if registry.is_dense(v_word) then
      for place in 1 .. length(v_word) loop
        v_terms := v_terms || substr(v_word, place, 1);
        if place < length(v_word) then
          v_terms := v_terms || substr(v_word, place, 2);
        end if;
      end loop;
    elsif v_word <> '' then
      v_terms := v_terms || v_word;
    end if;
  end loop;
  return v_terms;
end
$$;

-- The three neighbouring characters at each place of a word.
create function registry.grams_of(p_word text) returns text[] language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select array(select substr(p_word, place, 3) from generate_series(1, length(p_word) - 2) as place)
$$;

-- A word, and what remains of it without one of its letters: two words that differ by one typing error have one of these in common.
create function registry.remains_of(p_word text) returns text[] language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select array(select overlay(p_word placing '' from place for 1) from generate_series(1, length(p_word)) as place) || p_word
$$;

-- What a search by text reads: a narrow row for each certificate. It follows from `certificates` and `effects` by a function of the owner.
create table registry.searched (
  certificate_number text primary key references registry.certificates (certificate_number),
  issued_at timestamptz not null,
  lead_authority text not null references reference.authorities (code),
  valid_from date not null,
  valid_to date not null,
  names text not null,
  forms text not null,
  -- For each standing effect `=PLACE`, `=status` and `=PLACE status`.
  effects text[] not null
);

-- Each distinct word of a name in a script that writes spaces.
create table registry.search_words (word text collate "C" primary key);

-- Certificates from before this file were folded otherwise: a line for the number, the names, and the identifier, without spaces. A part
-- of a word is found as a word is, so they are found too; the signs that no search asks for any longer are taken out.
update registry.certificates set
  search_forms = ' ' || split_part(search_text, E'\n', 1) || ' ' || split_part(search_text, E'\n', -1) || ' ',
  search_text = coalesce((
    select string_agg(' ' || btrim(regexp_replace(regexp_replace(regexp_replace(line, '[''`’‘ʼ]', '', 'g'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9、。，．（）「」・]+', ' ', 'g'),
        '([\u2e80-\U0010ffff]+)', ' \1 ', 'g')), E'\n')
    from string_to_table(search_text, E'\n') with ordinality as text (line, place)
    where place > 1 and place < array_length(string_to_array(search_text, E'\n'), 1)), '');

insert into registry.searched
  select certificate_number, issued_at, lead_authority, valid_from, valid_to, search_text, search_forms,
    array(select unnest(array['=' || jurisdiction, '=' || status, '=' || jurisdiction || ' ' || status])
      from registry.standing_effects standing where standing.certificate_number = certificates.certificate_number)
  from registry.certificates;
insert into registry.search_words
  select distinct word from registry.searched, string_to_table(replace(names, E'\n', ''), ' ') as word
  where word <> '' and not registry.is_dense(word);

-- Without a list of pending entries, which every search would read through.
create index searched_terms on registry.searched using gin ((registry.search_terms(names, forms) || effects)) with (fastupdate = off);
create index searched_newest on registry.searched (issued_at desc, certificate_number desc);
create index search_words_grams on registry.search_words using gin (registry.grams_of(word)) with (fastupdate = off);
create index search_words_remains on registry.search_words using gin (registry.remains_of(word)) with (fastupdate = off);

drop trigger standing_effect on registry.effects;
drop function registry.keep_standing_effect();
drop index registry.certificates_search;

create function registry.keep_searched() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into registry.standing_effects
    select certificate_number, authority, sequence, jurisdiction, status, issued_at, lead_authority, valid_from, valid_to
    from added join registry.certificates using (certificate_number) order by certificate_number, authority
  on conflict (certificate_number, authority) do update
    set sequence = excluded.sequence, jurisdiction = excluded.jurisdiction, status = excluded.status
    where standing_effects.sequence < excluded.sequence;
  insert into registry.searched
    select certificate_number, issued_at, lead_authority, valid_from, valid_to, search_text, search_forms,
      array(select unnest(array['=' || jurisdiction, '=' || status, '=' || jurisdiction || ' ' || status])
        from registry.standing_effects standing where standing.certificate_number = certificates.certificate_number)
    from registry.certificates where certificate_number in (select certificate_number from added)
    order by certificate_number
  on conflict (certificate_number) do update set effects = excluded.effects;
  -- In one order, so that two publications with the same words wait for each other and never in a circle.
  insert into registry.search_words
    select distinct word from registry.certificates, string_to_table(replace(search_text, E'\n', ''), ' ') as word
    where certificate_number in (select certificate_number from added where sequence = 0)
      and word <> '' and not registry.is_dense(word)
    order by word
  on conflict do nothing;
  return null;
end
$$;
revoke all on function registry.keep_searched() from public;
-- After `signed_effect`, which refuses what was not signed.
create trigger keep_searched after insert on registry.effects referencing new table as added
  for each statement execute function registry.keep_searched();

grant select on registry.searched, registry.search_words to concert_registry;
