-- Who declared a conflict in a case, or served its client within two years, takes no further part in it, and a vote cast before
-- the conflict does not count (ISO/IEC 17065 4.2.10, 6.1.3). It is asked again at every act, not at the declaration alone.

create table reviews.conflicts (
  authority text not null,
  case_id text not null generated always as (coalesce(evaluation_id, recognition_id)) stored,
  person_id text not null,
  evaluation_id text,
  recognition_id text,
  declared_at timestamptz not null,
  primary key (authority, case_id, person_id),
  check (num_nonnulls(evaluation_id, recognition_id) = 1),
  foreign key (authority, evaluation_id) references reviews.evaluations (authority, evaluation_id),
  foreign key (authority, recognition_id) references reviews.recognitions (authority, recognition_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
alter table reviews.conflicts enable row level security;
alter table reviews.conflicts force row level security;
create policy authority_wall on reviews.conflicts
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());
create trigger append_only before update or delete on reviews.conflicts
  for each row execute function platform.refuse_rewrite();
create trigger append_only_whole before truncate on reviews.conflicts
  for each statement execute function platform.refuse_rewrite();
grant select, insert on reviews.conflicts to concert_reviews;

create function reviews.is_in_conflict(p_authority text, p_case_id text, p_person_id text) returns boolean
  language sql stable set search_path = pg_catalog
  return exists (
    select from reviews.conflicts
    where authority = p_authority and case_id = p_case_id and person_id = p_person_id);

-- Today where the authorities are; all three keep UTC+8 without summer time. `localDate` of the domain is the same day.
create function reviews.local_today() returns date
  language sql stable set search_path = pg_catalog
  return (transaction_timestamp() at time zone 'Asia/Hong_Kong')::date;

-- The first day on which who served a client until a day, or still does, is free of it; the last of the month where the month
-- has no such day. `staysAwayUntil` of the domain counts the same.
create function reviews.free_from(p_until_on date, p_today date) returns date
  language sql immutable set search_path = pg_catalog
  return (least(p_until_on, p_today) + interval '24 months')::date;

create function reviews.was_engaged(p_authority text, p_person_id text, p_scheme text, p_identifier text) returns boolean
  language sql stable set search_path = pg_catalog
  return exists (
    select from personnel.engagements
    where authority = p_authority and person_id = p_person_id and identifier_value = p_identifier
      -- A register that was not recorded, of the engagement or of the client, is no reason to let the person pass.
      and coalesce(identifier_scheme = p_scheme, true)
      and reviews.local_today() < reviews.free_from(until_on, reviews.local_today()));

-- The case that a certificate's effect stands on: the evaluation where this authority led it, else its recognition.
create function reviews.case_of_effect(p_authority text, p_certificate_number text,
    out case_id text, out client_scheme text, out client_identifier text)
  language sql stable set search_path = pg_catalog
begin atomic
  select coalesce(evaluation.evaluation_id, recognition.recognition_id),
    coalesce(evaluation.client_scheme, recognition.client_scheme),
    coalesce(evaluation.client_identifier, recognition.client_identifier)
  from reviews.effects effect
  left join reviews.evaluations evaluation
    on evaluation.authority = effect.authority and effect.lead_authority = effect.authority
    and evaluation.evaluation_id = effect.evaluation_id
  left join reviews.recognitions recognition
    on recognition.authority = effect.authority and recognition.lead_authority = effect.lead_authority
    and recognition.evaluation_id = effect.evaluation_id
  where effect.authority = p_authority and effect.certificate_number = p_certificate_number;
end;

-- The trigger's argument names the column of the person. The row names its case by evaluation, recognition or certificate.
create function reviews.require_impartiality() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_row jsonb := to_jsonb(new);
  v_person text := v_row ->> tg_argv[0];
  v_case_id text;
  v_scheme text;
  v_identifier text;
begin
  if v_row ? 'evaluation_id' then
    select evaluation_id, client_scheme, client_identifier into v_case_id, v_scheme, v_identifier
      from reviews.evaluations
      where authority = new.authority and evaluation_id = v_row ->> 'evaluation_id';
  elsif v_row ? 'recognition_id' then
    select recognition_id, client_scheme, client_identifier into v_case_id, v_scheme, v_identifier
      from reviews.recognitions
      where authority = new.authority and recognition_id = v_row ->> 'recognition_id';
  else
    select case_id, client_scheme, client_identifier into v_case_id, v_scheme, v_identifier
      from reviews.case_of_effect(new.authority, v_row ->> 'certificate_number');
  end if;
  -- What this transaction may not see it cannot be asked about: that is no leave to act.
  if v_case_id is null then
    raise exception 'the case of this row of % cannot be seen here', tg_table_name
      using errcode = 'integrity_constraint_violation', constraint = 'case_visible';
  end if;
  if reviews.is_in_conflict(new.authority, v_case_id, v_person) then
    raise exception 'person % declared a conflict in case %', v_person, v_case_id
      using errcode = 'integrity_constraint_violation', constraint = 'conflict_declared';
  end if;
  if reviews.was_engaged(new.authority, v_person, v_scheme, v_identifier) then
    raise exception 'person % was engaged by the client within two years', v_person
      using errcode = 'integrity_constraint_violation', constraint = 'cooling_off';
  end if;
  return new;
end
$$;

drop trigger cooling_off on reviews.participants;
drop function reviews.require_cooling_off();
drop trigger cooling_off on reviews.recognition_declarations;
drop function reviews.require_recognition_cooling_off();

create trigger impartial before insert on reviews.participants
  for each row execute function reviews.require_impartiality('person_id');
create trigger impartial before insert on reviews.findings
  for each row execute function reviews.require_impartiality('evaluator_id');
create trigger impartial before insert on reviews.recommendations
  for each row execute function reviews.require_impartiality('person_id');
create trigger impartial before insert on reviews.votes
  for each row execute function reviews.require_impartiality('person_id');
create trigger impartial before insert on reviews.recognition_declarations
  for each row execute function reviews.require_impartiality('person_id');
create trigger impartial before insert on reviews.recognition_votes
  for each row execute function reviews.require_impartiality('person_id');
