-- Whose move each case is, by when, and why its clock stands. The kernel keeps the row of a case in the transaction that changes the case
-- (packages/cases); the days are computed by packages/domain and never here. A case that waits for nobody has a row without a task, so that
-- one without a row is one that was there before this table.
create table platform.clocks (
  authority text not null,
  stream text not null references platform.stream_owners (stream),
  case_id text not null,
  task text,
  -- A function of the staff, or who else acts; the client is told it too.
  whose_move text,
  since timestamptz,
  -- Null where nobody has set a term.
  term json check (term is json object),
  calendar text,
  -- Each with its cause, its party, from when to when, and its cap.
  stops json check (stops is json array),
  stands_because text,
  -- The last day in time, at the place of the authority; null with the reason.
  due_on date,
  undated text check (undated in ('no-term', 'calendar-missing')),
  provisional boolean,
  -- The instant at which that day has ended.
  due_at timestamptz,
  -- Which days were counted: of which places, with which closures (packages/domain/src/calendars/calendar-version.ts).
  calendar_version text,
  primary key (authority, stream, case_id),
  check (num_nulls(task, whose_move, since, calendar, stops, provisional, calendar_version) in (0, 7)),
  check (task is not null or num_nonnulls(term, stands_because, due_on, undated, due_at) = 0),
  check (task is null or num_nonnulls(due_on, undated) = 1),
  check (num_nonnulls(due_on, due_at) in (0, 2))
);
select platform.tenant_table('platform.clocks');
grant select (authority, stream, case_id, task, whose_move, since, term, calendar, stops, stands_because, due_on, undated, provisional)
  on platform.clocks to concert_applications, concert_reviews, concert_certificates;

create function platform.require_stream_of_own(p_stream text) returns void
  language plpgsql stable set search_path = pg_catalog as $$
begin
  if not exists (
    select from platform.stream_owners where stream = p_stream and pg_has_role(session_user, 'concert_' || service, 'member')
  ) then
    raise exception 'role % has no cases of stream %', session_user, p_stream using errcode = 'insufficient_privilege';
  end if;
end
$$;
revoke all on function platform.require_stream_of_own(text) from public;

-- Keeps the clock of one case of the caller's own: a task with all its members, or a document without a task where there is none.
create function platform.keep_clock(p_stream text, p_case_id text, p_clock json) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform platform.require_stream_of_own(p_stream);
  insert into platform.clocks (authority, stream, case_id, task, whose_move, since, term, calendar, stops, stands_because, due_on,
      undated, provisional, due_at, calendar_version)
    select platform.current_authority(), p_stream, p_case_id, kept.task, kept."whoseMove", kept.since, kept.term, kept.calendar,
      kept.stops, kept."standsBecause", kept."dueOn", kept.undated, kept."isProvisional", kept."dueAt", kept."calendarVersion"
    from json_to_record(p_clock) as kept (task text, "whoseMove" text, since timestamptz, term json, calendar text, stops json,
      "standsBecause" text, "dueOn" date, undated text, "isProvisional" boolean, "dueAt" timestamptz, "calendarVersion" text)
    on conflict (authority, stream, case_id) do update set
      task = excluded.task, whose_move = excluded.whose_move, since = excluded.since, term = excluded.term,
      calendar = excluded.calendar, stops = excluded.stops, stands_because = excluded.stands_because, due_on = excluded.due_on,
      undated = excluded.undated, provisional = excluded.provisional, due_at = excluded.due_at,
      calendar_version = excluded.calendar_version;
end
$$;
revoke all on function platform.keep_clock(text, text, json) from public;
grant execute on function platform.keep_clock(text, text, json)
  to concert_applications, concert_reviews, concert_certificates;

-- The cases of a stream of the caller's own that have no row here: those from before this table.
create function platform.cases_without_clock(p_stream text, p_rows_max integer) returns setof text
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform platform.require_stream_of_own(p_stream);
  return query
    select stream_id from platform.events opened
    where authority = platform.current_authority() and stream = p_stream and version = 1
      and not exists (
        select from platform.clocks
        where authority = opened.authority and stream = opened.stream and case_id = opened.stream_id)
    order by stream_id limit p_rows_max;
end
$$;
revoke all on function platform.cases_without_clock(text, integer) from public;
grant execute on function platform.cases_without_clock(text, integer)
  to concert_applications, concert_reviews, concert_certificates;

-- What has happened to one case of the caller's own, in order: its clock is read from it where none was kept.
create function platform.events_of_case(p_stream text, p_case_id text) returns table (type text, payload json)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform platform.require_stream_of_own(p_stream);
  return query
    select recorded.type, recorded.payload from platform.events recorded
    where recorded.authority = platform.current_authority() and recorded.stream = p_stream and recorded.stream_id = p_case_id
    order by recorded.version;
end
$$;
revoke all on function platform.events_of_case(text, text) from public;
grant execute on function platform.events_of_case(text, text)
  to concert_applications, concert_reviews, concert_certificates;
