-- The first administrator of an authority that has none. The installation prints a code and keeps a hash of it; whoever presents the code is
-- authorised as administrator by nobody. What is kept of the code is the hash of its hash: the service shows the hash when it uses the code,
-- so its role alone, which can read this table, makes nobody an administrator.
create table personnel.set_ups (
  authority text not null,
  set_up_id text not null default 'stp_' || uuidv7(),
  proof_digest bytea not null check (octet_length(proof_digest) = 32),
  issued_at timestamptz not null default clock_timestamp(),
  -- Moved forward by the installation when it prints another one.
  ends_at timestamptz not null,
  proof bytea,
  used_at timestamptz,
  grant_id text,
  primary key (authority, set_up_id),
  unique (authority, proof_digest),
  check (num_nonnulls(proof, used_at, grant_id) in (0, 3)),
  constraint set_up_proved check (sha256(proof) = proof_digest),
  constraint set_up_in_time check (used_at >= issued_at and used_at < ends_at)
);
select platform.tenant_table('personnel.set_ups');
create trigger written_once before update on personnel.set_ups
  for each row execute function platform.keep_once_written(
    'authority', 'set_up_id', 'proof_digest', 'issued_at', 'proof', 'used_at', 'grant_id');
create trigger not_deleted before delete on personnel.set_ups for each row execute function platform.refuse_rewrite();
create trigger not_truncated before truncate on personnel.set_ups for each statement execute function platform.refuse_rewrite();
grant select, update (proof, used_at, grant_id) on personnel.set_ups to concert_personnel;

-- As in `0543-authorisations.sql`, and one more way: a period that nobody gave follows from the code that this very transaction used for it,
-- is of an administrator, and there is no other one now. What else is asked of a period is asked of it too.
create or replace function personnel.require_two() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_administration constant text := 'personnel-administrator';
  v_is_set_up constant boolean := new.function = v_administration and new.proposed_by is null and exists (
    select from personnel.set_ups where authority = new.authority and grant_id = new.grant_id and used_at = transaction_timestamp()
  );
begin
  if v_is_set_up then
    if not exists (
      select from personnel.grants
      where authority = new.authority and grant_id = new.grant_id and person_id = new.person_id and function = new.function
        and status = 'granted' and version = 1 and valid_from <= new.valid_from and valid_until = new.valid_until
    ) or exists (
      select from personnel.authorisations held
      where held.authority = new.authority and held.function = v_administration
        and held.valid_from <= clock_timestamp() and held.valid_until > clock_timestamp()
    ) then
      raise exception 'authorisation % is not of a first administrator', new.authorisation_id
        using errcode = 'integrity_constraint_violation', constraint = 'first_administrator';
    end if;
  else
    if new.proposed_by is null or not exists (
      select from personnel.grants
      where authority = new.authority and grant_id = new.grant_id and person_id = new.person_id and function = new.function
        and status in ('proposed', 'resumption-proposed') and valid_from <= new.valid_from and valid_until = new.valid_until
    ) then
      raise exception 'authorisation % follows from no proposal', new.authorisation_id
        using errcode = 'integrity_constraint_violation', constraint = 'authorisation_proposed';
    end if;
    if exists (
      select from unnest(array[new.proposed_by, new.confirmed_by]) as giver (person_id)
      where not exists (
        select from personnel.authorisations held
        where held.authority = new.authority and held.person_id = giver.person_id and held.function = v_administration
          and held.valid_from <= clock_timestamp() and held.valid_until > clock_timestamp())
    ) then
      raise exception 'authorisation % is given by somebody who is no administrator', new.authorisation_id
        using errcode = 'integrity_constraint_violation', constraint = 'given_by_administrators';
    end if;
    if new.proposed_by = new.confirmed_by and (new.function <> v_administration or exists (
      select from personnel.authorisations held
      where held.authority = new.authority and held.function = v_administration
        and held.valid_until > clock_timestamp() and held.person_id <> new.confirmed_by)
    ) then
      raise exception 'authorisation % is given by one alone', new.authorisation_id
        using errcode = 'integrity_constraint_violation', constraint = 'given_by_two';
    end if;
  end if;
  if exists (
    select from personnel.authorisations held
    where held.authority = new.authority and held.person_id = new.person_id and held.valid_until > clock_timestamp()
      and (held.function = v_administration) <> (new.function = v_administration)
  ) then
    raise exception 'person % would administer and act', new.person_id
      using errcode = 'integrity_constraint_violation', constraint = 'administrators_act_in_no_case';
  end if;
  -- Nobody was authorised before it was given, however long it waited.
  new.valid_from := greatest(new.valid_from, clock_timestamp());
  if exists (
    select from personnel.authorisations held
    where held.authority = new.authority and held.person_id = new.person_id and held.function = new.function
      and held.valid_from < new.valid_until and held.valid_until > new.valid_from
  ) then
    raise exception 'person % is authorised as % already', new.person_id, new.function
      using errcode = 'integrity_constraint_violation', constraint = 'one_at_a_time';
  end if;
  return new;
end
$$;
