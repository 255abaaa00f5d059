-- Clocks that were counted by other days than those of now are counted again, in batches, and every day that is another one is listed.

create index clocks_by_calendar on platform.clocks (authority, calendar, calendar_version) where task is not null;
grant select (task, calendar, calendar_version) on platform.clocks to concert_workflows;
grant select on platform.calendar_versions to concert_workflows;

-- Open clocks of any service that were counted by other days than those of now. They stand still until the transaction ends; those of cases that are
-- being changed are left to the next batch.
create function platform.hold_stale_clocks(p_rows_max integer) returns setof platform.clocks
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  select held from platform.clocks held
  where held.authority = platform.current_authority() and held.task is not null
    and (held.stream, held.case_id) in (
      select clock.stream, clock.case_id
      from platform.calendar_versions counted
      cross join lateral (
        (select stream, case_id from platform.clocks
          where authority = counted.authority and calendar = counted.calendar and calendar_version < counted.version
            and task is not null
          order by calendar_version limit p_rows_max)
        union all
        (select stream, case_id from platform.clocks
          where authority = counted.authority and calendar = counted.calendar and calendar_version > counted.version
            and task is not null
          order by calendar_version limit p_rows_max)) clock
      where counted.authority = platform.current_authority()
      limit p_rows_max)
  for no key update skip locked;
end;
revoke all on function platform.hold_stale_clocks(integer) from public;
grant execute on function platform.hold_stale_clocks(integer) to concert_applications;

create table applications.clock_recounts (
  authority text not null,
  recount_id text not null,
  version integer not null,
  recounted_at timestamptz not null,
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  primary key (authority, recount_id)
);
select platform.tenant_table('applications.clock_recounts', append_only => true);
grant select, insert on applications.clock_recounts to concert_applications;

create table applications.clock_moves (
  authority text not null,
  recount_id text not null,
  of_stream text not null,
  case_id text not null,
  application_id text,
  task text not null,
  whose_move text not null,
  since timestamptz not null,
  was_due_on date,
  due_on date,
  undated text check (undated in ('no-term', 'calendar-missing')),
  moved_at timestamptz not null,
  primary key (authority, recount_id, of_stream, case_id),
  foreign key (authority, recount_id) references applications.clock_recounts (authority, recount_id),
  check (was_due_on is distinct from due_on),
  check (num_nonnulls(due_on, undated) = 1)
);
select platform.tenant_table('applications.clock_moves', append_only => true);
create index clock_moves_newest on applications.clock_moves (authority, moved_at desc, recount_id desc, of_stream desc, case_id desc);
create index clock_moves_of_case on applications.clock_moves (authority, case_id);
grant select, insert on applications.clock_moves to concert_applications;

-- Now, where it was noticed before that the move is due on this very day; null where it was not.
create function platform.noticed_before(p_clock platform.clocks, p_due_on date, p_point text) returns timestamptz
  language sql stable set search_path = pg_catalog
begin atomic
  select transaction_timestamp() from applications.clock_notices
  where authority = p_clock.authority and of_stream = p_clock.stream and case_id = p_clock.case_id and task = p_clock.task
    and whose_move = p_clock.whose_move and since = p_clock.since and due_on = p_due_on and point = p_point;
end;
revoke all on function platform.noticed_before(platform.clocks, date, text) from public;

-- Keeps what was counted again, and nothing else of a clock. Who was reminded of the move is not reminded a second time. That a day has passed is not
-- true any more of one that lies ahead again; it is told anew when that has passed, but never twice of the same day.
create function platform.keep_recounted_clocks(p_clocks json) returns void
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  update platform.clocks held set
    due_on = kept.due_on, undated = kept.undated, provisional = kept.provisional, due_at = kept.due_at, remind_at = kept.remind_at,
    calendar_version = kept.calendar_version,
    reminded_at = case when held.due_on is not distinct from kept.due_on then held.reminded_at
      else coalesce(held.reminded_at, platform.noticed_before(held, kept.due_on, 'reminder')) end,
    escalated_at = case when held.due_on is not distinct from kept.due_on then held.escalated_at
      when kept.due_at is null or kept.due_at > transaction_timestamp() then null
      else coalesce(held.escalated_at, platform.noticed_before(held, kept.due_on, 'overdue')) end
  from json_to_recordset(p_clocks) as kept (stream text, case_id text, due_on date, undated text, provisional boolean,
    due_at timestamptz, remind_at timestamptz, calendar_version text)
  where held.authority = platform.current_authority() and held.stream = kept.stream and held.case_id = kept.case_id;
end;
revoke all on function platform.keep_recounted_clocks(json) from public;
grant execute on function platform.keep_recounted_clocks(json) to concert_applications;

insert into platform.stream_owners (stream, service) values ('clock-recount', 'applications');

-- One more kind of case among those that `audit.kept_states` joins, as `0549-closed-days.sql` adds one.
do $$
declare
  v_last text := 'cross join lateral (select kept.authority, kept.closed_day_id, kept.closed_on, kept.status) held';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_last, v_last || '

  union all
  select ''clock-recount'', kept.recount_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from applications.clock_recounts kept
  cross join lateral (select kept.authority, kept.recount_id) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not have the closed days as expected';
  end if;
  execute v_after;
end
$$;
