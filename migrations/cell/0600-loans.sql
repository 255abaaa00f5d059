-- A person of another authority acts here under a loan (ISO/IEC 17065 6.2.2): one authority asks for somebody, the other consents and names
-- nobody. Each of the two keeps the loan in its own cell; what they say to each other crosses in envelopes.

create table personnel.loans (
  authority text not null,
  loan_id text not null,
  version integer not null,
  status text not null check (status in ('asked', 'received', 'agreed', 'refused', 'ended')),
  borrower text not null references reference.authorities (code),
  lender text not null references reference.authorities (code),
  function text not null check (function in ('evaluator', 'report-reviewer')),
  seat text not null check (seat in ('borrower', 'lender')),
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  -- Who is lent, in the cell of the lender.
  person_id text,
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  opened_at timestamptz not null,
  primary key (authority, loan_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id),
  check (borrower <> lender and authority in (borrower, lender)),
  check (valid_until > valid_from),
  constraint nobody_is_named_to_the_borrower check (person_id is null or authority = lender)
);
select platform.tenant_table('personnel.loans');
create index loans_newest on personnel.loans (authority, opened_at desc, loan_id desc);
create index loans_of_person on personnel.loans (authority, person_id);

-- What was refused or has ended does not come back: another one is asked for.
create trigger status_final before update on personnel.loans
  for each row execute function platform.keep_final_status('refused', 'ended');

grant select, insert, update (version, status, person_id, state) on personnel.loans to concert_personnel;
insert into platform.stream_owners (stream, service) values ('loan', 'personnel');

-- Under which loan a person of another authority is authorised; null for one of its own.
alter table personnel.grants add column loan_id text,
  add foreign key (authority, loan_id) references personnel.loans (authority, loan_id);
create index grants_of_loan on personnel.grants (authority, loan_id) where loan_id is not null;

-- A period under a loan lies within it, and begins only while both have agreed. It runs when the turn of the authority is taken, and so does
-- whatever ends a loan.
create function personnel.require_loan() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_loan text := (select loan_id from personnel.grants where authority = new.authority and grant_id = new.grant_id);
begin
  if v_loan is not null and not exists (
    select from personnel.loans loan
    where loan.authority = new.authority and loan.loan_id = v_loan and loan.borrower = new.authority and loan.status = 'agreed'
      and loan.function = new.function and loan.valid_from <= new.valid_from and loan.valid_until >= new.valid_until
  ) then
    raise exception 'authorisation % is not within the loan %', new.authorisation_id, v_loan
      using errcode = 'integrity_constraint_violation', constraint = 'within_loan';
  end if;
  return new;
end
$$;
-- By its name it comes after `given_by_two`, which moves the beginning to now.
create trigger within_loan before insert on personnel.authorisations
  for each row when (row_security_active('personnel.authorisations')) execute function personnel.require_loan();

-- Nothing given under a loan outlives it, whoever ends it. The turn comes first: a period that is being given waits for it or is there.
create function personnel.take_turn_of_loan() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  insert into personnel.turns as mine (authority) values (new.authority)
    on conflict (authority) do update set turn = mine.turn + 1;
  return new;
end
$$;
create trigger _in_turn before update on personnel.loans
  for each row when (new.status = 'ended' and row_security_active('personnel.loans'))
  execute function personnel.take_turn_of_loan();

create function personnel.end_lent_periods() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  update personnel.authorisations held set valid_until = greatest(held.valid_from, transaction_timestamp())
    from personnel.grants given
    where given.authority = new.authority and given.loan_id = new.loan_id
      and held.authority = given.authority and held.grant_id = given.grant_id
      and held.valid_until > greatest(held.valid_from, transaction_timestamp());
  return null;
end
$$;
create trigger ends_what_is_under_it after update on personnel.loans
  for each row when (new.status = 'ended' and old.status = 'agreed') execute function personnel.end_lent_periods();

-- One more kind of case among those that `audit.kept_states` joins, and one more member of an authorisation.
do $$
declare
  v_first text := 'select ''legal-hold'', kept.hold_id,';
  v_member text := 'kept.undertaking_on,
    kept.proposed_by) held';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_joined text := replace(v_before, v_member, 'kept.undertaking_on,
    kept.proposed_by, kept.loan_id) held');
  v_after text := replace(v_joined, v_first, 'select ''loan'', kept.loan_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from personnel.loans kept
  cross join lateral (select kept.authority, kept.loan_id, kept.status, kept.borrower, kept.lender, kept.function, kept.seat,
    audit.instant(kept.valid_from) as valid_from, audit.instant(kept.valid_until) as valid_until, kept.person_id) held

  union all
  ' || v_first);
begin
  if v_joined = v_before or v_after = v_joined then
    raise exception 'audit.kept_states does not join the authorisations and the legal holds as expected';
  end if;
  execute v_after;
end
$$;
