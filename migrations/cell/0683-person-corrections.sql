-- An engagement that was recorded by mistake, or an account that was linked to the wrong person, is taken back by two administrators, neither of whom is
-- the person. The row leaves its table, so that no rule counts it any more; what it was stays here, and in the events of the person.
create table personnel.corrections (
  authority text not null,
  correction_id text not null,
  person_id text not null,
  kind text not null check (kind in ('engagement', 'account')),
  subject text not null,
  proposed_by text not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null default clock_timestamp(),
  primary key (authority, correction_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id),
  foreign key (authority, proposed_by) references personnel.people (authority, person_id),
  foreign key (authority, confirmed_by) references personnel.people (authority, person_id),
  constraint corrected_by_two check (proposed_by <> confirmed_by and person_id not in (proposed_by, confirmed_by))
);
select platform.tenant_table('personnel.corrections', append_only => true);
create index corrections_of_subject on personnel.corrections (authority, kind, subject);
grant select, insert on personnel.corrections to concert_personnel;

create function personnel.require_correctors() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from unnest(array[new.proposed_by, new.confirmed_by]) as corrector (person_id)
    where not exists (
      select from personnel.authorisations held
      where held.authority = new.authority and held.person_id = corrector.person_id and held.function = 'personnel-administrator'
        and held.valid_from <= clock_timestamp() and held.valid_until > clock_timestamp())
  ) then
    raise exception 'correction % is of somebody who is no administrator', new.correction_id
      using errcode = 'integrity_constraint_violation', constraint = 'corrected_by_administrators';
  end if;
  new.confirmed_at := clock_timestamp();
  return new;
end
$$;
create trigger correctors before insert on personnel.corrections for each row execute function personnel.require_correctors();

-- What is taken back was corrected a moment ago, in whichever transaction: a correction of before says nothing of what was recorded since.
create function personnel.require_correction() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (
    select from personnel.corrections
    where authority = old.authority and person_id = old.person_id and kind = tg_argv[0] and subject = to_jsonb(old) ->> tg_argv[1]
      and confirmed_at >= transaction_timestamp()
  ) then
    raise exception 'the % is taken back by no correction', tg_argv[0]
      using errcode = 'insufficient_privilege', constraint = 'taken_back_by_two';
  end if;
  return old;
end
$$;
create trigger taken_back_by_two before delete on personnel.engagements
  for each row when (row_security_active('personnel.engagements'))
  execute function personnel.require_correction('engagement', 'engagement_id');

-- An account never becomes somebody else's, for whoever changes the row; it is taken back, and linked anew.
drop trigger append_only on personnel.accounts;
create trigger append_only before update on personnel.accounts for each row execute function platform.refuse_rewrite();
create trigger taken_back_by_two before delete on personnel.accounts
  for each row execute function personnel.require_correction('account', 'account_id');
grant delete on personnel.engagements, personnel.accounts to concert_personnel;

-- What was on record at an instant is read from the events.
grant execute on function platform.events_of_case(text, text) to concert_personnel;
