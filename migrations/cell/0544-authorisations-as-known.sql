-- What was known of an authorisation before it changed: whether somebody was authorised on a day, as it was known on another.

create table personnel.authorisation_history (
  authority text not null,
  authorisation_id text not null,
  change bigint generated always as identity,
  recorded_at timestamptz not null default clock_timestamp(),
  grant_id text not null,
  person_id text not null,
  function text not null,
  office_place text,
  office_city text,
  office_entity text,
  undertaking_on date,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  primary key (authority, authorisation_id, change)
);
select platform.tenant_table('personnel.authorisation_history', append_only => true);
create index authorisation_history_of_person on personnel.authorisation_history (authority, person_id);

-- With the rights of the owner, for nobody else writes it, whoever changes the row.
create function personnel.keep_history() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_authority text := current_setting('concert.authority', true);
  v_row personnel.authorisations := coalesce(new, old);
begin
  -- Row-level security is forced on the owner too; an error in between ends the transaction and the setting with it.
  perform set_config('concert.authority', v_row.authority, true);
  insert into personnel.authorisation_history (authority, authorisation_id, grant_id, person_id, function, office_place, office_city,
      office_entity, undertaking_on, valid_from, valid_until)
    values (v_row.authority, v_row.authorisation_id, v_row.grant_id, v_row.person_id, v_row.function, v_row.office_place,
      v_row.office_city, v_row.office_entity, v_row.undertaking_on, v_row.valid_from,
      -- What was removed is known from now on as what never was in force.
      case tg_op when 'DELETE' then v_row.valid_from else v_row.valid_until end);
  perform set_config('concert.authority', coalesce(v_authority, ''), true);
  return null;
end
$$;
revoke all on function personnel.keep_history() from public;
create trigger history_kept after insert or delete on personnel.authorisations
  for each row execute function personnel.keep_history();
create trigger change_kept after update on personnel.authorisations
  for each row when (old.* is distinct from new.*) execute function personnel.keep_history();

-- What was there before is taken to have been known since it began: every act was judged by it.
alter table personnel.authorisations no force row level security;
alter table personnel.authorisation_history no force row level security;
insert into personnel.authorisation_history (authority, authorisation_id, recorded_at, grant_id, person_id, function, office_place,
    office_city, office_entity, undertaking_on, valid_from, valid_until)
  select authority, authorisation_id, least(valid_from, clock_timestamp()), grant_id, person_id, function, office_place, office_city,
    office_entity, undertaking_on, valid_from, valid_until
  from personnel.authorisations;
alter table personnel.authorisation_history force row level security;
alter table personnel.authorisations force row level security;

grant select on personnel.authorisation_history to concert_personnel;
