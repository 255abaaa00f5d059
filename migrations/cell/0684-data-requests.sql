-- A person's request for their own data: a copy of what is held about them, or that it be put right (Cap. 486 s. 18 to 22; PIPL Art. 45; Law
-- 8/2005 of Macao Art. 11).
create table personnel.data_requests (
  authority text not null,
  request_id text not null,
  version integer not null,
  status text not null check (status in ('received', 'answered', 'handed-over', 'refused')),
  person_id text not null,
  asks text not null check (asks in ('copy', 'correction')),
  -- In the words of the person, which can hold names: beside the state and in no event.
  statement text,
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  opened_at timestamptz not null,
  primary key (authority, request_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('personnel.data_requests');
create index data_requests_newest on personnel.data_requests (authority, opened_at desc, request_id desc);
create index data_requests_of_person on personnel.data_requests (authority, person_id, opened_at desc, request_id desc);
-- One request of a kind waits at a time.
create unique index one_data_request_waits on personnel.data_requests (authority, person_id, asks) where status = 'received';
create trigger status_final before update on personnel.data_requests
  for each row execute function platform.keep_final_status('handed-over', 'refused');
grant select, insert, update (version, status, state) on personnel.data_requests to concert_personnel;

-- Who read the file of a person, once per person, file and hour, as with the files of cases.
create table personnel.case_reads (
  authority text not null,
  -- Whose file it is.
  case_id text not null,
  hour timestamptz not null default date_trunc('hour', clock_timestamp(), 'UTC'),
  person_id text not null,
  primary key (authority, case_id, hour, person_id),
  foreign key (authority, case_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('personnel.case_reads', append_only => true);
grant select, insert (authority, case_id, person_id) on personnel.case_reads to concert_personnel;

-- What other services hold about one person of the staff. The service of personnel can read no table of a case, so these look for it with the
-- rights of the owner, of one person, and tell no name: of each declaration what it was made on, of each act what it was done to.
create function platform.declarations_of_person(p_person_id text)
  returns table (made_on text, function text, conflict boolean, statement text, declared_at timestamptz)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select case_id, declared.function, declared.conflict, declared.statement, declared.declared_at from reviews.declarations declared
    where authority = platform.current_authority() and person_id = p_person_id
  union all
  select certificate_number, declared.function, declared.conflict, declared.statement, declared.declared_at
    from reviews.effect_declarations declared
    where authority = platform.current_authority() and person_id = p_person_id
  union all
  select application_id, 'application-reviewer', declared.conflict, declared.statement, declared.declared_at
    from applications.declarations declared
    where authority = platform.current_authority() and person_id = p_person_id
  union all
  select organisation_id, null, true, null, declared.declared_at from applications.organisation_conflicts declared
    where authority = platform.current_authority() and person_id = p_person_id
  order by 5, 1;
end;
create function platform.acts_of_person(p_person_id text, p_rows_max integer)
  returns table (total bigint, occurred_at timestamptz, type text, stream text, stream_id text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select count(*) over (), event.occurred_at, event.type, event.stream, event.stream_id from platform.events event
    where authority = platform.current_authority() and actor = p_person_id
    order by event.occurred_at desc, event.stream, event.stream_id, event.version desc limit p_rows_max;
end;
create function platform.files_read_by_person(p_person_id text, p_rows_max integer)
  returns table (total bigint, hour timestamptz, case_id text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select count(*) over (), one.hour, one.case_id
  from (
    select read.hour, read.case_id from applications.case_reads read
      where authority = platform.current_authority() and person_id = p_person_id
    union
    select read.hour, read.case_id from evidence.case_reads read
      where authority = platform.current_authority() and person_id = p_person_id
    union
    select read.hour, read.case_id from reviews.case_reads read
      where authority = platform.current_authority() and person_id = p_person_id) one
  order by one.hour desc, one.case_id limit p_rows_max;
end;
revoke all on function platform.declarations_of_person(text) from public;
revoke all on function platform.acts_of_person(text, integer) from public;
revoke all on function platform.files_read_by_person(text, integer) from public;
grant execute on function platform.declarations_of_person(text) to concert_personnel;
grant execute on function platform.acts_of_person(text, integer) to concert_personnel;
grant execute on function platform.files_read_by_person(text, integer) to concert_personnel;

-- The clock of the days to answer.
grant select (authority, stream, case_id, task, whose_move, since, term, calendar, stops, stands_because, due_on, undated, provisional)
  on platform.clocks to concert_personnel;
grant execute on function platform.keep_clock(text, text, json) to concert_personnel;
-- A clock counts without the days on which the office was closed.
grant usage on schema applications to concert_personnel;
grant select on platform.closed_days to concert_personnel;
grant select (authority, closed_on, status) on applications.closed_days to concert_personnel;

insert into platform.stream_owners (stream, service) values ('data-request', 'personnel');

-- One more kind of case among those that `audit.kept_states` joins, as `0141-claims.sql` adds a member.
do $$
declare
  v_first text := 'select ''legal-hold'', kept.hold_id,';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_first, 'select ''data-request'', kept.request_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from personnel.data_requests kept
  cross join lateral (select kept.authority, kept.request_id, kept.status, kept.person_id, kept.asks) held

  union all
  ' || v_first);
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not join the legal holds as expected';
  end if;
  execute v_after;
end
$$;
