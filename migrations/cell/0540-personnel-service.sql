-- Who works for the authority is kept by a service of its own. Its role alone writes people, accounts, engagements, competences and
-- authorisations; every other service reads what it needs of them, in the transaction that acts.

grant usage on schema reference, platform, personnel to concert_personnel;
grant select on reference.places, reference.authorities, reference.editions to concert_personnel;
grant select on platform.idempotency_keys to concert_personnel;
grant execute on function platform.claim_key(text, text, text, bytea) to concert_personnel;
grant execute on function platform.keep_answer(text, text, text, integer, json, text) to concert_personnel;
grant execute on function platform.exchange_request_counts(text, uuid, text[], integer[], integer[]) to concert_personnel;
grant execute on function platform.record_change(text, text, integer, text, text, text, text, text, json, json) to concert_personnel;

-- The watch ends overdue transactions of this service too.
do $$
declare
  v_before text := pg_get_functiondef('platform.end_overdue_transactions()'::regprocedure);
  v_after text := replace(v_before, '''concert_exchange''', '''concert_exchange'', ''concert_personnel''');
begin
  if v_after = v_before then
    raise exception 'platform.end_overdue_transactions does not name the services as expected';
  end if;
  execute v_after;
end
$$;

-- Administrators keep the files of people, and act in no case.
alter table personnel.authorisations drop constraint authorisations_function_check;
alter table personnel.authorisations add constraint authorisations_function_check check (function in (
  'application-reviewer', 'plan-owner', 'evaluator', 'report-reviewer', 'decision-maker', 'signatory', 'personnel-administrator'));

-- A person is a case. Version 0 is one who was on record before there was the service: they have no events yet.
alter table personnel.people
  add column version integer not null default 0,
  add column status text not null default 'registered' check (status in ('registered')),
  -- The same person's name in other scripts and spellings.
  add column other_names text[] not null default '{}',
  -- The names as they are compared: folded by the service.
  add column folded_names text[] not null default '{}',
  -- The rest of the state document: without what the columns before it, and the tables of accounts, engagements and competences, hold.
  add column state jsonb not null default '{}',
  add column registered_at timestamptz not null default date_trunc('milliseconds', transaction_timestamp());
create index people_newest on personnel.people (authority, registered_at desc, person_id desc);
create index people_by_name on personnel.people using gin (folded_names);

alter table personnel.accounts add column linked_at timestamptz not null default transaction_timestamp();

alter table personnel.engagements
  add column engagement_id text not null default 'eng_' || uuidv7(),
  add column recorded_at timestamptz not null default transaction_timestamp();
create unique index engagements_by_id on personnel.engagements (authority, engagement_id);

-- A competence is of a function, and of a place where it does not hold in every one; it may be found anew, and end.
alter table personnel.competences
  add column competence_id text not null default 'cmp_' || uuidv7(),
  add column function text not null default 'evaluator' check (function in (
    'application-reviewer', 'plan-owner', 'evaluator', 'report-reviewer', 'decision-maker', 'signatory', 'personnel-administrator')),
  add column place text references reference.places (code),
  add column evidence text not null default '',
  add column assessed_by text,
  add column assessed_on date,
  add column valid_until date,
  add column recorded_at timestamptz not null default transaction_timestamp(),
  add column withdrawn_at timestamptz,
  add foreign key (authority, assessed_by) references personnel.people (authority, person_id);
alter table personnel.competences drop constraint competences_pkey;
alter table personnel.competences add primary key (authority, competence_id);
create index competences_by_person on personnel.competences (authority, person_id, code);

grant select, insert (authority, person_id, display_name, languages, version, status, other_names, folded_names, state, registered_at),
  update (display_name, languages, version, status, other_names, folded_names, state) on personnel.people to concert_personnel;
grant select, insert (authority, account_id, person_id, linked_at) on personnel.accounts to concert_personnel;
grant select, insert, update (until_on) on personnel.engagements to concert_personnel;
grant select, insert, update (withdrawn_at) on personnel.competences to concert_personnel;
grant select on personnel.authorisations to concert_personnel;

insert into platform.stream_owners (stream, service) values ('person', 'personnel');

-- One more kind of case among those that `audit.kept_states` joins, as `0141-claims.sql` adds a member.
do $$
declare
  v_first text := 'select ''legal-hold'', kept.hold_id,';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_first, 'select ''person'', kept.person_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from personnel.people kept
  cross join lateral (select kept.authority, kept.person_id, kept.status, kept.languages,
    array(select one.account_id from personnel.accounts one
      where one.authority = kept.authority and one.person_id = kept.person_id
      order by one.linked_at, one.account_id collate "C") as accounts,
    coalesce((select jsonb_agg(jsonb_build_object(''engagementId'', one.engagement_id, ''kind'', one.kind,
        ''identifierScheme'', one.identifier_scheme, ''identifierValue'', one.identifier_value, ''fromOn'', one.from_on,
        ''untilOn'', one.until_on) order by one.recorded_at, one.engagement_id collate "C")
      from personnel.engagements one
      where one.authority = kept.authority and one.person_id = kept.person_id), ''[]'') as engagements,
    coalesce((select jsonb_agg(jsonb_build_object(''competenceId'', one.competence_id, ''code'', one.code, ''function'', one.function,
        ''place'', one.place, ''evidence'', one.evidence, ''assessedBy'', one.assessed_by, ''assessedOn'', one.assessed_on,
        ''validUntil'', one.valid_until) order by one.recorded_at, one.competence_id collate "C")
      from personnel.competences one
      where one.authority = kept.authority and one.person_id = kept.person_id and one.withdrawn_at is null), ''[]'') as competences) held
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
