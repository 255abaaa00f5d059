-- Days on which the office of the authority could not work although its calendar says so: they count for no clock of this authority.
create table applications.closed_days (
  authority text not null,
  closed_day_id text not null,
  closed_on date not null,
  version integer not null,
  status text not null check (status in ('recorded', 'withdrawn')),
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  recorded_at timestamptz not null,
  primary key (authority, closed_day_id)
);
select platform.tenant_table('applications.closed_days');
-- A day is closed once.
create unique index closed_days_in_force on applications.closed_days (authority, closed_on) where status = 'recorded';
create index closed_days_latest on applications.closed_days (authority, closed_on desc, closed_day_id desc);
grant select, insert, update (version, status, closed_on, state) on applications.closed_days to concert_applications;
create trigger never_removed before delete on applications.closed_days
  for each row execute function platform.refuse_rewrite();
create trigger status_final before update on applications.closed_days
  for each row execute function platform.keep_final_status('withdrawn');

-- What every clock of the cell is counted without.
create view platform.closed_days with (security_invoker = true) as
  select authority, closed_on from applications.closed_days where status = 'recorded';
grant select on platform.closed_days to concert_applications, concert_reviews, concert_certificates;
grant select (authority, closed_on, status) on applications.closed_days to concert_reviews, concert_certificates;

-- By which days the clocks of each calendar are counted now (packages/domain/src/calendars/calendar-version.ts). Who changes the closed days of
-- an authority holds its rows, so that two who do so at once come one after the other.
create table platform.calendar_versions (
  authority text not null,
  calendar text not null,
  version text not null,
  primary key (authority, calendar)
);
select platform.tenant_table('platform.calendar_versions');
grant select, insert, update (version) on platform.calendar_versions to concert_applications;

insert into platform.stream_owners (stream, service) values ('closed-day', 'applications');

-- One more kind of case among those that `audit.kept_states` joins, as `0548-clock-notices.sql` adds one.
do $$
declare
  v_last text := 'kept.whose_move, audit.instant(kept.since) as since, kept.due_on, kept.point) held';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_last, v_last || '

  union all
  select ''closed-day'', kept.closed_day_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from applications.closed_days kept
  cross join lateral (select kept.authority, kept.closed_day_id, kept.closed_on, kept.status) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not have the notices of clocks as expected';
  end if;
  execute v_after;
end
$$;
