-- Who has a move is reminded before its day and noticed when the day has passed, once each.

alter table platform.clocks
  -- The application in this cell that the case follows from; its client is written to.
  add column application_id text,
  add column remind_at timestamptz,
  add column reminded_at timestamptz,
  add column escalated_at timestamptz,
  -- When there is something to notice; null for never.
  add column notice_at timestamptz generated always as (
    case when escalated_at is not null then null when reminded_at is null then coalesce(remind_at, due_at) else due_at end) stored;
create index clocks_to_notice on platform.clocks (authority, notice_at) where notice_at is not null;
create index clocks_due_first on platform.clocks (authority, coalesce(due_on, 'infinity'), stream, case_id) where task is not null;
grant select (application_id, due_at, reminded_at, escalated_at) on platform.clocks to concert_applications;
grant select (authority, stream, case_id, notice_at) on platform.clocks to concert_workflows;

-- What was told stays told as long as the move and its day are the same; another day is another promise.
create or replace function platform.keep_clock(p_stream text, p_case_id text, p_clock json) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform platform.require_stream_of_own(p_stream);
  insert into platform.clocks as held (authority, stream, case_id, task, whose_move, since, term, calendar, stops, stands_because, due_on,
      undated, provisional, due_at, calendar_version, application_id, remind_at)
    select platform.current_authority(), p_stream, p_case_id, kept.task, kept."whoseMove", kept.since, kept.term, kept.calendar,
      kept.stops, kept."standsBecause", kept."dueOn", kept.undated, kept."isProvisional", kept."dueAt", kept."calendarVersion",
      kept."applicationId", kept."remindAt"
    from json_to_record(p_clock) as kept (task text, "whoseMove" text, since timestamptz, term json, calendar text, stops json,
      "standsBecause" text, "dueOn" date, undated text, "isProvisional" boolean, "dueAt" timestamptz, "calendarVersion" text,
      "applicationId" text, "remindAt" timestamptz)
    on conflict (authority, stream, case_id) do update set
      task = excluded.task, whose_move = excluded.whose_move, since = excluded.since, term = excluded.term,
      calendar = excluded.calendar, stops = excluded.stops, stands_because = excluded.stands_because, due_on = excluded.due_on,
      undated = excluded.undated, provisional = excluded.provisional, due_at = excluded.due_at,
      calendar_version = excluded.calendar_version, application_id = excluded.application_id, remind_at = excluded.remind_at,
      reminded_at = case when (held.task, held.whose_move, held.since, held.due_on)
        is not distinct from (excluded.task, excluded.whose_move, excluded.since, excluded.due_on) then held.reminded_at end,
      escalated_at = case when (held.task, held.whose_move, held.since, held.due_on)
        is not distinct from (excluded.task, excluded.whose_move, excluded.since, excluded.due_on) then held.escalated_at end;
end
$$;

-- The open clock of a case of any service, which stands still until the transaction ends.
create function platform.hold_clock(p_stream text, p_case_id text) returns setof platform.clocks
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  select held from platform.clocks held
  where authority = platform.current_authority() and stream = p_stream and case_id = p_case_id and task is not null
  for no key update;
end;
revoke all on function platform.hold_clock(text, text) from public;
grant execute on function platform.hold_clock(text, text) to concert_applications;

create table applications.clock_notices (
  authority text not null,
  notice_id text not null,
  of_stream text not null,
  case_id text not null,
  application_id text,
  task text not null,
  whose_move text not null,
  since timestamptz not null,
  due_on date not null,
  point text not null check (point in ('reminder', 'overdue')),
  version integer not null,
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  primary key (authority, notice_id),
  -- Once for each move, day and point.
  unique (authority, of_stream, case_id, task, whose_move, since, due_on, point)
);
select platform.tenant_table('applications.clock_notices', append_only => true);
grant select, insert on applications.clock_notices to concert_applications;

-- The clock says that it was noticed; the row of the notice is how.
create function applications.mark_noticed_clock() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update platform.clocks set
      reminded_at = case when new.point = 'reminder' then transaction_timestamp() else reminded_at end,
      escalated_at = case when new.point = 'overdue' then transaction_timestamp() else escalated_at end
    where authority = new.authority and stream = new.of_stream and case_id = new.case_id
      and task = new.task and whose_move = new.whose_move and since = new.since and due_on = new.due_on;
  return null;
end
$$;
revoke all on function applications.mark_noticed_clock() from public;
create trigger noticed after insert on applications.clock_notices
  for each row execute function applications.mark_noticed_clock();

insert into platform.stream_owners (stream, service) values ('clock-notice', 'applications');

-- One more kind of case among those that `audit.kept_states` joins, as `0387-legal-holds.sql` adds one.
do $$
declare
  v_last text := 'cross join lateral (select kept.authority, kept.hold_id, kept.application_id, kept.status) held';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_last, v_last || '

  union all
  select ''clock-notice'', kept.notice_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from applications.clock_notices kept
  cross join lateral (select kept.authority, kept.notice_id, kept.of_stream, kept.case_id, kept.application_id, kept.task,
    kept.whose_move, audit.instant(kept.since) as since, kept.due_on, kept.point) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not have the legal holds as expected';
  end if;
  execute v_after;
end
$$;
