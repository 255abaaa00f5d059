-- An effect changes by the act of a person who is authorised, declared, impartial and not on both sides of it (ISO/IEC 17065
-- 7.11.1), for as long as the certificate lives.

create table reviews.effect_actions (
  authority text not null,
  certificate_number text not null,
  -- Of the effect after the act.
  version integer not null check (version > 1),
  person_id text not null,
  function text not null,
  status text not null,
  acted_at timestamptz not null,
  primary key (authority, certificate_number, version),
  check ((function, status) in (('evaluator', 'action-pending'), ('decision-maker', 'suspended'))),
  foreign key (authority, certificate_number) references reviews.effects (authority, certificate_number),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
alter table reviews.effect_actions enable row level security;
alter table reviews.effect_actions force row level security;
create policy authority_wall on reviews.effect_actions
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());
create trigger append_only before update or delete on reviews.effect_actions
  for each row execute function platform.refuse_rewrite();
create trigger append_only_whole before truncate on reviews.effect_actions
  for each statement execute function platform.refuse_rewrite();
grant select, insert on reviews.effect_actions to concert_reviews;

create trigger authorised_to_evaluate before insert on reviews.effect_actions
  for each row when (new.function = 'evaluator')
  execute function reviews.require_authorisation('person_id', 'evaluator');
create trigger authorised_to_decide before insert on reviews.effect_actions
  for each row when (new.function = 'decision-maker')
  execute function reviews.require_authorisation('person_id', 'decision-maker');
create trigger impartial before insert on reviews.effect_actions
  for each row execute function reviews.require_impartiality('person_id');
create trigger impartial before insert on reviews.effect_declarations
  for each row when (not new.conflict) execute function reviews.require_impartiality('person_id');

-- Who acts has declared for the function, in the case that led to the certificate or on the effect, and no conflict on it.
create function reviews.require_effect_declaration() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_case_id text := (select case_id from reviews.case_of_effect(new.authority, new.certificate_number));
begin
  if exists (
    select from reviews.effect_declarations
    where authority = new.authority and certificate_number = new.certificate_number and person_id = new.person_id and conflict
  ) or not (
    exists (
      select from reviews.effect_declarations
      where authority = new.authority and certificate_number = new.certificate_number and person_id = new.person_id
        and function = new.function)
    or exists (
      select from reviews.participants
      where authority = new.authority and evaluation_id = v_case_id and person_id = new.person_id
        and side = case new.function when 'evaluator' then 'evaluates' else 'judges' end)
    or (new.function = 'decision-maker' and exists (
      select from reviews.recognition_declarations
      where authority = new.authority and recognition_id = v_case_id and person_id = new.person_id))
  ) then
    raise exception 'person % has no declaration in force as % on certificate %', new.person_id, new.function, new.certificate_number
      using errcode = 'integrity_constraint_violation', constraint = 'effect_declared';
  end if;
  return new;
end
$$;
create trigger effect_declared before insert on reviews.effect_actions
  for each row execute function reviews.require_effect_declaration();

-- Who substantiated a nonconformity does not decide on what follows from it (7.6.2).
create function reviews.require_other_decider() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from reviews.effect_actions
    where authority = new.authority and certificate_number = new.certificate_number and person_id = new.person_id
      and function = 'evaluator'
  ) then
    raise exception 'person % substantiated the nonconformity of certificate %', new.person_id, new.certificate_number
      using errcode = 'integrity_constraint_violation', constraint = 'did_not_substantiate';
  end if;
  return new;
end
$$;
create trigger other_decider before insert on reviews.effect_actions
  for each row when (new.function = 'decision-maker') execute function reviews.require_other_decider();

-- An effect begins as this authority decided in the case that it stands on.
create function reviews.require_decided_case() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  -- Generated columns are not there yet before the row is written.
  v_evaluation_id text := new.state ->> 'evaluationId';
  v_decided text;
begin
  if new.lead_authority = new.authority then
    select status into v_decided from reviews.evaluations
      where authority = new.authority and evaluation_id = v_evaluation_id;
  else
    select status into v_decided from reviews.recognitions
      where authority = new.authority and lead_authority = new.lead_authority and evaluation_id = v_evaluation_id;
  end if;
  if new.status is distinct from
    (case v_decided when 'granted' then 'active' when 'recognised' then 'active' when 'reserved' then 'reserved' end)
  then
    raise exception 'certificate % has no effect as % decided here', new.certificate_number, new.status
      using errcode = 'integrity_constraint_violation', constraint = 'effect_decided';
  end if;
  return new;
end
$$;
create trigger effect_decided before insert on reviews.effects
  for each row execute function reviews.require_decided_case();

create function reviews.require_effect_action() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.version <= old.version
    or new.state ->> 'evaluationId' is distinct from old.evaluation_id
    or new.state ->> 'status' is distinct from new.status
    or not exists (
      select from reviews.effect_actions
      where authority = new.authority and certificate_number = new.certificate_number
        and version = new.version and status = new.status)
  then
    raise exception 'nobody acted so that the effect of certificate % becomes % in version %', new.certificate_number, new.status, new.version
      using errcode = 'integrity_constraint_violation', constraint = 'effect_acted_on';
  end if;
  return new;
end
$$;
create trigger effect_acted_on before update on reviews.effects
  for each row execute function reviews.require_effect_action();
