-- Who of the personnel is away, from when to when, and who stands in for which function. Why somebody is away is not kept. It is no right:
-- nothing that guards an act reads it.
create table personnel.absences (
  authority text not null,
  absence_id text not null,
  version integer not null,
  status text not null check (status in ('entered', 'ended')),
  person_id text not null,
  from_on date not null,
  -- The last day; null where it did not take place.
  until_on date check (until_on >= from_on),
  -- The rest of the state document: without what the columns before it, and the table of deputies, hold.
  state jsonb not null,
  entered_at timestamptz not null,
  primary key (authority, absence_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('personnel.absences');
create index absences_latest on personnel.absences (authority, from_on desc, absence_id desc);
create index absences_of_person on personnel.absences (authority, person_id, from_on desc, absence_id desc);
create trigger status_final before update on personnel.absences
  for each row execute function platform.keep_final_status('ended');

create table personnel.absence_deputies (
  authority text not null,
  absence_id text not null,
  function text not null check (function in (
    'application-reviewer', 'plan-owner', 'evaluator', 'report-reviewer', 'decision-maker', 'signatory', 'personnel-administrator')),
  deputy_id text not null,
  -- In the order in which they were named.
  place integer not null,
  primary key (authority, absence_id, function),
  foreign key (authority, absence_id) references personnel.absences (authority, absence_id),
  foreign key (authority, deputy_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('personnel.absence_deputies');
create index absence_deputies_by_person on personnel.absence_deputies (authority, deputy_id);

grant select, insert, update (version, status, until_on, state) on personnel.absences to concert_personnel;
grant select, insert, delete on personnel.absence_deputies to concert_personnel;

-- What other services read of it: who is away when, and who stands in; a person without a deputy in one line without a function.
create view personnel.away with (security_invoker = true) as
  select absence.authority, absence.person_id, absence.from_on, absence.until_on, deputy.function, deputy.deputy_id
  from personnel.absences absence
  left join personnel.absence_deputies deputy using (authority, absence_id)
  where absence.until_on is not null;
grant select on personnel.away to concert_reviews, concert_applications;
grant select (authority, absence_id, person_id, from_on, until_on) on personnel.absences to concert_reviews, concert_applications;
grant select (authority, absence_id, function, deputy_id) on personnel.absence_deputies to concert_reviews, concert_applications;

insert into platform.stream_owners (stream, service) values ('absence', 'personnel');

-- One more kind of case among those that `audit.kept_states` joins, as `0141-claims.sql` adds a member.
do $$
declare
  v_first text := 'select ''legal-hold'', kept.hold_id,';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_first, 'select ''absence'', kept.absence_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from personnel.absences kept
  cross join lateral (select kept.authority, kept.absence_id, kept.status, kept.person_id, kept.from_on, kept.until_on,
    coalesce((select jsonb_agg(jsonb_build_object(''function'', one.function, ''deputyId'', one.deputy_id) order by one.place)
      from personnel.absence_deputies one
      where one.authority = kept.authority and one.absence_id = kept.absence_id), ''[]'') as deputies) held

  union all
  ' || v_first);
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not join the legal holds as expected';
  end if;
  execute v_after;
end
$$;
