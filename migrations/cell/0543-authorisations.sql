-- What people are authorised for (ISO/IEC 17065 6.1.2). Until now an authorisation was a row that an operator wrote. From here on it is a
-- case: proposed by one administrator, given by another, suspended and withdrawn by one. `personnel.authorisations` stays what every
-- service reads: the periods in force. A grant, or a resumption, adds one, and what is taken away ends early.

create table personnel.grants (
  authority text not null,
  grant_id text not null,
  -- 0 where it is from before authorisations were proposed, or was written by an operator: it has no events until it is acted on.
  version integer not null,
  status text not null check (status in ('proposed', 'declined', 'granted', 'suspended', 'resumption-proposed', 'withdrawn')),
  person_id text not null,
  function text not null check (function in (
    'application-reviewer', 'plan-owner', 'evaluator', 'report-reviewer', 'decision-maker', 'signatory', 'personnel-administrator')),
  office_place text references reference.places (code),
  office_city text,
  office_entity text,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  undertaking_on date,
  proposed_by text,
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  opened_at timestamptz not null,
  primary key (authority, grant_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id),
  foreign key (authority, proposed_by) references personnel.people (authority, person_id),
  check (valid_until > valid_from),
  constraint proposed_by_another check (proposed_by <> person_id),
  constraint office_is_whole check (
    (office_place is null) = (office_entity is null) and (office_place is not null or office_city is null))
);
select platform.tenant_table('personnel.grants');
create index grants_newest on personnel.grants (authority, opened_at desc, grant_id desc);
create index grants_of_person on personnel.grants (authority, person_id, function);
create index grants_by_proposer on personnel.grants (authority, proposed_by);

-- What was declined or withdrawn does not come back: another one is proposed.
create trigger status_final before update on personnel.grants
  for each row execute function platform.keep_final_status('declined', 'withdrawn');

-- A period names what it follows from, and who gave it. Both persons are null where an operator wrote it.
alter table personnel.authorisations
  add column grant_id text,
  add column proposed_by text,
  add column confirmed_by text,
  add constraint given_by_others check (proposed_by <> person_id and confirmed_by <> person_id),
  add constraint given_by_two_or_nobody check ((proposed_by is null) = (confirmed_by is null)),
  add foreign key (authority, proposed_by) references personnel.people (authority, person_id),
  add foreign key (authority, confirmed_by) references personnel.people (authority, person_id);
-- One that is withdrawn before it began has no instant in it.
alter table personnel.authorisations drop constraint authorisations_check;
alter table personnel.authorisations add constraint period_runs_forward check (valid_until >= valid_from);
create index authorisations_of_grant on personnel.authorisations (authority, grant_id);
-- Who administers is asked at every grant and withdrawal.
create index authorisations_of_administrators on personnel.authorisations (authority, valid_until)
  where function = 'personnel-administrator';

-- A grant for each period of before. The triggers of the table lock cases and count on them: nothing of that changes here.
alter table personnel.authorisations disable trigger user;
alter table personnel.authorisations no force row level security;
alter table personnel.grants no force row level security;
update personnel.authorisations set grant_id = 'gra_' || uuidv7();
insert into personnel.grants (authority, grant_id, version, status, person_id, function, office_place, office_city, office_entity,
    valid_from, valid_until, undertaking_on, state, opened_at)
  select authority, grant_id, 0, 'granted', person_id, function, office_place, office_city, office_entity,
    valid_from, valid_until, undertaking_on, '{}', valid_from::timestamptz(3)
  from personnel.authorisations;
alter table personnel.grants force row level security;
alter table personnel.authorisations force row level security;
alter table personnel.authorisations enable trigger user;
alter table personnel.authorisations
  alter column grant_id set not null,
  add foreign key (authority, grant_id) references personnel.grants (authority, grant_id);

-- What an operator writes past the wall, as a first installation does, gets its grant at once. Whom the wall binds proposes it first.
create function personnel.open_grant() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  -- A row that is there already is not inserted, whatever follows from the conflict.
  select grant_id into new.grant_id from personnel.authorisations
    where authority = new.authority and authorisation_id = new.authorisation_id;
  if not found then
    new.grant_id := 'gra_' || uuidv7();
    insert into personnel.grants (authority, grant_id, version, status, person_id, function, office_place, office_city, office_entity,
        valid_from, valid_until, undertaking_on, state, opened_at)
      values (new.authority, new.grant_id, 0, 'granted', new.person_id, new.function, new.office_place, new.office_city,
        new.office_entity, new.valid_from, new.valid_until, new.undertaking_on, '{}', clock_timestamp()::timestamptz(3));
  end if;
  return new;
end
$$;
-- By its name it comes after the lock on the person, to whom the grant refers.
create trigger grant_opened before insert on personnel.authorisations
  for each row when (new.grant_id is null and not row_security_active('personnel.authorisations'))
  execute function personnel.open_grant();

-- And as long as nobody has acted on it, it is what the operator says of it.
create function personnel.follow_operator() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  update personnel.grants
    set office_place = new.office_place, office_city = new.office_city, office_entity = new.office_entity,
      undertaking_on = new.undertaking_on, valid_from = new.valid_from, valid_until = new.valid_until
    where authority = new.authority and grant_id = new.grant_id and version = 0 and new.valid_until > new.valid_from;
  return null;
end
$$;
create trigger operator_followed after update on personnel.authorisations
  for each row when (not row_security_active('personnel.authorisations')) execute function personnel.follow_operator();

-- Who gives and who takes power do so one after the other: each is judged by who administers when its turn has come.
create table personnel.turns (
  authority text not null,
  turn bigint not null default 1,
  primary key (authority)
);
select platform.tenant_table('personnel.turns');

create function personnel.take_turn() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  insert into personnel.turns as mine (authority) values (new.authority)
    on conflict (authority) do update set turn = mine.turn + 1;
  return new;
end
$$;
-- The first of all, before the cases and the person: whoever has the turn waits for nobody who waits for it.
create trigger _in_turn before insert or update on personnel.authorisations
  for each row when (row_security_active('personnel.authorisations')) execute function personnel.take_turn();

-- Two give power, and nobody to themselves (the check on the table); whoever gives it is an administrator now. While there is exactly one
-- in the authority, that one makes a second alone. Administrators act in no case. It runs when the person and the turn are locked.
create function personnel.require_two() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_administration constant text := 'personnel-administrator';
begin
  if new.proposed_by is null or not exists (
    select from personnel.grants
    where authority = new.authority and grant_id = new.grant_id and person_id = new.person_id and function = new.function
      and status in ('proposed', 'resumption-proposed') and valid_from <= new.valid_from and valid_until = new.valid_until
  ) then
    raise exception 'authorisation % follows from no proposal', new.authorisation_id
      using errcode = 'integrity_constraint_violation', constraint = 'authorisation_proposed';
  end if;
  if exists (
    select from unnest(array[new.proposed_by, new.confirmed_by]) as giver (person_id)
    where not exists (
      select from personnel.authorisations held
      where held.authority = new.authority and held.person_id = giver.person_id and held.function = v_administration
        and held.valid_from <= clock_timestamp() and held.valid_until > clock_timestamp())
  ) then
    raise exception 'authorisation % is given by somebody who is no administrator', new.authorisation_id
      using errcode = 'integrity_constraint_violation', constraint = 'given_by_administrators';
  end if;
  if new.proposed_by = new.confirmed_by and (new.function <> v_administration or exists (
    select from personnel.authorisations held
    where held.authority = new.authority and held.function = v_administration
      and held.valid_until > clock_timestamp() and held.person_id <> new.confirmed_by)
  ) then
    raise exception 'authorisation % is given by one alone', new.authorisation_id
      using errcode = 'integrity_constraint_violation', constraint = 'given_by_two';
  end if;
  if exists (
    select from personnel.authorisations held
    where held.authority = new.authority and held.person_id = new.person_id and held.valid_until > clock_timestamp()
      and (held.function = v_administration) <> (new.function = v_administration)
  ) then
    raise exception 'person % would administer and act', new.person_id
      using errcode = 'integrity_constraint_violation', constraint = 'administrators_act_in_no_case';
  end if;
  -- Nobody was authorised before it was given, however long it waited.
  new.valid_from := greatest(new.valid_from, clock_timestamp());
  if exists (
    select from personnel.authorisations held
    where held.authority = new.authority and held.person_id = new.person_id and held.function = new.function
      and held.valid_from < new.valid_until and held.valid_until > new.valid_from
  ) then
    raise exception 'person % is authorised as % already', new.person_id, new.function
      using errcode = 'integrity_constraint_violation', constraint = 'one_at_a_time';
  end if;
  return new;
end
$$;
create trigger given_by_two before insert on personnel.authorisations
  for each row when (row_security_active('personnel.authorisations')) execute function personnel.require_two();

-- What is taken away ends, and is never longer than it was. An end that is said to be now is the moment after everything it waited for:
-- who voted meanwhile was authorised.
create function personnel.end_earlier() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.valid_until = transaction_timestamp() then
    new.valid_until := clock_timestamp();
  end if;
  if new.valid_until > old.valid_until then
    raise exception 'authorisation % is never lengthened', old.authorisation_id
      using errcode = 'integrity_constraint_violation', constraint = 'never_lengthened';
  end if;
  return new;
end
$$;
create trigger ends_earlier before update on personnel.authorisations
  for each row when (row_security_active('personnel.authorisations')) execute function personnel.end_earlier();

grant select, insert, update (version, status, state) on personnel.grants to concert_personnel;
grant select, insert (authority), update (turn) on personnel.turns to concert_personnel;
grant insert (authority, authorisation_id, grant_id, person_id, function, office_place, office_city, office_entity, valid_from,
    valid_until, undertaking_on, proposed_by, confirmed_by), update (valid_until)
  on personnel.authorisations to concert_personnel;

insert into platform.stream_owners (stream, service) values ('authorisation', 'personnel');

-- One more kind of case among those that `audit.kept_states` joins, as `0141-claims.sql` adds a member.
do $$
declare
  v_first text := 'select ''legal-hold'', kept.hold_id,';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_first, 'select ''authorisation'', kept.grant_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from personnel.grants kept
  cross join lateral (select kept.authority, kept.grant_id, kept.status, kept.person_id, kept.function,
    case when kept.office_place is not null then jsonb_build_object(''entity'', kept.office_entity, ''place'', kept.office_place,
      ''city'', kept.office_city) end as office,
    audit.instant(kept.valid_from) as valid_from, audit.instant(kept.valid_until) as valid_until, kept.undertaking_on,
    kept.proposed_by) held
  where kept.version > 0

  union all
  ' || v_first);
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not join the legal holds as expected';
  end if;
  execute v_after;
end
$$;
