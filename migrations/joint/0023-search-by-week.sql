-- A search finds the newest of many certificates week by week, where they would be too many to be sorted
-- (docs/decisions/0036-a-search-week-by-week.md).

-- Weeks of seven days from the beginning of 1970, whatever a calendar says: they only part the register.
create function registry.week_of(p_instant timestamptz) returns integer
  language sql stable strict parallel safe set search_path = pg_catalog as $$
  select floor(extract(epoch from p_instant) / 604800)::integer
$$;

comment on column registry.searched.effects is
  'For each standing effect `=PLACE`, `=status` and `=PLACE status`; and `<WEEK` of the issue, as registry.week_of counts.';

create or replace function registry.keep_searched() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
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
        || ('<' || registry.week_of(issued_at))
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

update registry.searched set effects = effects || ('<' || registry.week_of(issued_at));
