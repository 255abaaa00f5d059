-- What the development issuer of an authority keeps: the ids (`jti`) of the assertions with which machine clients have proved their key
-- (RFC 7523 3, item 7). In a table, an assertion that was used is refused after a restart of the issuer, and by every process of it.

create schema identity;
grant usage on schema identity to concert_identity;

create table identity.used_assertions (
  authority text not null,
  -- A digest of the client and its `jti`.
  assertion_id text not null,
  expires_at timestamptz not null,
  primary key (authority, assertion_id)
);
create index used_assertions_by_expiry on identity.used_assertions (authority, expires_at);
select platform.tenant_table('identity.used_assertions');

-- Keeps an assertion as used, and says whether it was the first time: of two uses at once, the second waits for the first and then finds its
-- row. A row is removed an hour after the assertion expired, so the clocks of issuer and database may differ by that. The role of the issuer
-- may call this and nothing else: it can neither read the table nor make it forget.
create function identity.use_assertion(p_assertion_id text, p_expires_at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  -- Each use removes more than it adds.
  delete from identity.used_assertions
    where ctid in (select ctid from identity.used_assertions
                    where authority = platform.current_authority() and expires_at < clock_timestamp() - interval '1 hour'
                    order by expires_at limit 100 for update skip locked);
  insert into identity.used_assertions (authority, assertion_id, expires_at)
    values (platform.current_authority(), p_assertion_id, p_expires_at)
    on conflict do nothing;
  return found;
end
$$;
revoke all on function identity.use_assertion(text, timestamptz) from public;
grant execute on function identity.use_assertion(text, timestamptz) to concert_identity;

-- The watch ends what the issuer leaves open, too: the function of 0122 with one more role.
create or replace function platform.end_overdue_transactions() returns table (login text, age_seconds integer)
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
                                    'concert_exchange', 'concert_workflows', 'concert_identity')))
  select overdue.login, overdue.age_seconds from overdue where pg_terminate_backend(overdue.pid);
end;
