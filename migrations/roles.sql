-- Roles of a PostgreSQL server that hosts cells or the joint plane. Run by the migrator before the migrations, as a role that may
-- create roles. Group roles carry the grants; each authority's login roles (hk_applications, …) are members of one group only.
do $$
declare
  group_role text;
begin
  if not exists (select from pg_roles where rolname = 'concert_owner') then
    create role concert_owner nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  foreach group_role in array array[
    'concert_applications', 'concert_evidence', 'concert_personnel', 'concert_reviews', 'concert_certificates', 'concert_exchange',
    'concert_workflows', 'concert_registry', 'concert_auditor', 'concert_watch', 'concert_identity'
  ] loop
    if not exists (select from pg_roles where rolname = group_role) then
      execute format('create role %I nologin nosuperuser nobypassrls nocreatedb nocreaterole', group_role);
    end if;
  end loop;
  -- For `platform.end_overdue_transactions`, which runs as the owner. Nobody logs in as the owner or may become it.
  if not pg_has_role('concert_owner', 'pg_signal_backend', 'usage') then
    grant pg_signal_backend to concert_owner;
  end if;
  if not pg_has_role('concert_owner', 'pg_read_all_stats', 'usage') then
    grant pg_read_all_stats to concert_owner;
  end if;
end
$$;
