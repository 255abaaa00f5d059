-- A guard that judges by what stands now needs a transaction of now. An authorisation that expires, a conflict that is declared: a
-- transaction that began earlier would act past both, by its own clock or by its own snapshot.

-- How old a transaction may be that changes a case. The limits of a service's own connections are shorter; a role can lift those.
create function platform.transaction_age_max() returns interval
  language sql stable set search_path = pg_catalog
  return interval '15 seconds';

-- Refuses a transaction whose every statement sees the database as it was before, and one that has been open for too long.
create function platform.require_fresh_transaction() returns void
  language plpgsql set search_path = pg_catalog as $$
begin
  -- A lock does not help under a stricter level: what follows it is read from the snapshot that was taken before it.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'cases change under read committed only'
      using errcode = 'invalid_transaction_state', constraint = 'transaction_isolation';
  end if;
  if clock_timestamp() - transaction_timestamp() > platform.transaction_age_max() then
    raise exception 'this transaction began at %, too long ago to change a case', transaction_timestamp()
      using errcode = 'transaction_timeout', constraint = 'transaction_fresh';
  end if;
end
$$;

create function platform.refuse_stale_transaction() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform platform.require_fresh_transaction();
  return case when tg_level = 'ROW' then new end;
end
$$;

-- Every change of every case has an event (`platform.record_change`), so nothing is recorded by a stale transaction.
create trigger fresh before insert on platform.events
  for each statement execute function platform.refuse_stale_transaction();
-- A decision is final, so nothing has to be locked: what is granted stays granted.
create trigger _fresh before insert on certificates.intents
  for each row execute function platform.refuse_stale_transaction();

-- The person who acts holds an unexpired authorisation for the function (6.1.2), by the clock and not by the beginning of the
-- transaction. The first trigger argument names the column of the person, the second the function.
create or replace function reviews.require_authorisation() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_person text := to_jsonb(new) ->> tg_argv[0];
begin
  if not exists (
    select from personnel.authorisations
    where authority = new.authority and person_id = v_person and function = tg_argv[1]
      and clock_timestamp() >= valid_from and clock_timestamp() < valid_until
  ) then
    raise exception 'person % holds no unexpired authorisation as %', v_person, tg_argv[1]
      using errcode = 'integrity_constraint_violation', constraint = 'authorised_' || replace(tg_argv[1], '-', '_');
  end if;
  return new;
end
$$;

-- Today at an authority, in the time zone of its record; null where there is no record. `localDate` of the domain is the same day.
create or replace function reviews.local_today(p_authority text) returns date
  language sql volatile set search_path = pg_catalog
  return (select (clock_timestamp() at time zone time_zone)::date from reference.authorities where code = p_authority);

create or replace function reviews.was_engaged(p_authority text, p_person_id text, p_scheme text, p_identifier text) returns boolean
  language sql volatile set search_path = pg_catalog
  return exists (
    select from personnel.engagements
    where authority = p_authority and person_id = p_person_id and identifier_value = p_identifier
      -- A register that was not recorded, of the engagement or of the client, is no reason to let the person pass.
      and coalesce(identifier_scheme = p_scheme, true)
      -- Nor is an authority without a record.
      and coalesce(
        reviews.local_today(p_authority) < reviews.free_from(until_on, reviews.local_today(p_authority)), true));
