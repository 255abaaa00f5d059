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
    'concert_applications', 'concert_evidence', 'concert_reviews', 'concert_certificates', 'concert_exchange',
    'concert_workflows', 'concert_registry', 'concert_auditor'
  ] loop
    if not exists (select from pg_roles where rolname = group_role) then
      execute format('create role %I nologin nosuperuser nobypassrls nocreatedb nocreaterole', group_role);
    end if;
  end loop;
end
$$;
