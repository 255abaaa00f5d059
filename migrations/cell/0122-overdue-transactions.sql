-- The watch of a cell: a login that reads and changes nothing, and ends what a service's role holds for too long. A role sets its own
-- timeouts to what it likes, so a transaction that is left open, or a statement that never returns, would keep its locks for ever. The
-- owner may end the connections of others (`migrations/roles.sql`); the watch may only call this.

grant usage on schema platform to concert_watch;

-- Ends every connection of a service's role to this database whose transaction is older than 15 seconds; says whose they were, and how
-- many seconds old. The auditor only reads, in whose way nothing stands, and reads for longer than that.
create function platform.end_overdue_transactions() returns table (login text, age_seconds integer)
  language sql volatile security definer set search_path = pg_catalog
begin atomic
  -- Materialized: the planner may not put the ending before the condition.
  with overdue as materialized (
    select activity.pid, activity.usename::text as login,
           floor(extract(epoch from clock_timestamp() - activity.xact_start))::integer as age_seconds
      from pg_stat_activity activity
     where activity.datname = current_database()
       and activity.backend_type = 'client backend'
       and activity.xact_start < clock_timestamp() - interval '15 seconds'
       and exists (
         select from pg_auth_members membership join pg_roles service on service.oid = membership.roleid
          where membership.member = activity.usesysid
            and service.rolname in ('concert_applications', 'concert_evidence', 'concert_reviews', 'concert_certificates',
                                    'concert_exchange', 'concert_workflows')))
  select overdue.login, overdue.age_seconds from overdue where pg_terminate_backend(overdue.pid);
end;
revoke all on function platform.end_overdue_transactions() from public;
grant execute on function platform.end_overdue_transactions() to concert_watch;
