-- The rules of impartiality, of decisions and of effects as triggers, so that no code path and no raw SQL of the service's role can
-- break them. Impartiality is asked again at every act, not at the declaration alone (ISO/IEC 17065 4.2.10, 6.1.3).

-- The person who acts holds an unexpired authorisation for the function (6.1.2). The first trigger argument names the column
-- of the person, the second the function.
create function reviews.require_authorisation() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_person text := to_jsonb(new) ->> tg_argv[0];
begin
  if not exists (
    select from personnel.authorisations
    where authority = new.authority and person_id = v_person and function = tg_argv[1]
      and transaction_timestamp() >= valid_from and transaction_timestamp() < valid_until
  ) then
    raise exception 'person % holds no unexpired authorisation as %', v_person, tg_argv[1]
      using errcode = 'integrity_constraint_violation', constraint = 'authorised_' || replace(tg_argv[1], '-', '_');
  end if;
  return new;
end
$$;
create trigger authorised before insert on reviews.findings
  for each row execute function reviews.require_authorisation('evaluator_id', 'evaluator');
create trigger authorised before insert on reviews.recommendations
  for each row execute function reviews.require_authorisation('person_id', 'report-reviewer');
create trigger authorised before insert on reviews.votes
  for each row execute function reviews.require_authorisation('person_id', 'decision-maker');
create trigger authorised before insert on reviews.recognition_votes
  for each row execute function reviews.require_authorisation('person_id', 'decision-maker');

create function reviews.is_in_conflict(p_authority text, p_case_id text, p_person_id text) returns boolean
  language sql stable set search_path = pg_catalog
  return exists (
    select from reviews.conflicts
    where authority = p_authority and case_id = p_case_id and person_id = p_person_id);

-- Today at an authority, in the time zone of its record; null where there is no record. `localDate` of the domain is the same day.
create function reviews.local_today(p_authority text) returns date
  language sql stable set search_path = pg_catalog
  return (select (transaction_timestamp() at time zone time_zone)::date from reference.authorities where code = p_authority);

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
      -- Nor is an authority without a record.
      and coalesce(
        reviews.local_today(p_authority) < reviews.free_from(until_on, reviews.local_today(p_authority)), true));

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

-- The trigger's argument names the column of the case.
create function reviews.refuse_after_decision() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'case % is decided', to_jsonb(old) ->> tg_argv[0]
    using errcode = 'integrity_constraint_violation', constraint = 'decision_final';
end
$$;
create trigger decision_final before update on reviews.evaluations
  for each row when (old.status in ('granted', 'refused')) execute function reviews.refuse_after_decision('evaluation_id');
create trigger decision_final before update on reviews.recognitions
  for each row when (old.status <> 'received') execute function reviews.refuse_after_decision('recognition_id');

-- What was frozen for the review stays as it is: only a content without a digest changes, and only a new review gives one. The
-- digest is the database's own, of the bytes that it keeps.
create function reviews.keep_frozen_content() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_is_frozen boolean := new.status in ('in-review', 'reviewed', 'granted', 'refused');
begin
  if (v_is_frozen and old.evaluation_digest is null and not (old.status = 'evaluated' and new.status = 'in-review'))
    or (old.evaluation_digest is not null and new.content::text <> old.content::text)
  then
    raise exception 'the content of evaluation % is frozen for its review', old.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'content_frozen';
  end if;
  new.evaluation_digest := case when v_is_frozen then platform.digest_of(new.content) end;
  return new;
end
$$;
create trigger content_frozen before update on reviews.evaluations
  for each row when (old.status not in ('granted', 'refused')) execute function reviews.keep_frozen_content();

-- Reviewed is what has a recommendation on its content.
create function reviews.require_recommendation() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.status <> 'in-review' or not exists (
    select from reviews.recommendations
    where authority = new.authority and evaluation_id = new.evaluation_id and evaluation_digest = new.evaluation_digest
  ) then
    raise exception 'evaluation % has no recommendation on its content', new.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'recommended';
  end if;
  return new;
end
$$;
create trigger recommended before update on reviews.evaluations
  for each row when (new.status = 'reviewed' and old.status not in ('reviewed', 'granted', 'refused'))
  execute function reviews.require_recommendation();

create function reviews.require_quorum() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_outcome text := case new.status when 'granted' then 'grant' when 'refused' then 'refuse' end;
begin
  if old.status <> 'reviewed' or (
    select count(*) from reviews.votes
    where authority = new.authority and evaluation_id = new.evaluation_id
      and evaluation_digest = new.evaluation_digest and outcome = v_outcome
      and not reviews.is_in_conflict(authority, evaluation_id, person_id)
  ) < new.quorum then
    raise exception 'evaluation % has no quorum of % votes to %', new.evaluation_id, new.quorum, v_outcome
      using errcode = 'integrity_constraint_violation', constraint = 'decided_by_quorum';
  end if;
  return new;
end
$$;
create trigger decided_by_quorum before update on reviews.evaluations
  for each row when (new.status in ('granted', 'refused') and old.status not in ('granted', 'refused'))
  execute function reviews.require_quorum();

create function reviews.require_recognition_quorum() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_decision text := case new.status when 'recognised' then 'recognise' when 'reserved' then 'reserve' when 'refused' then 'refuse' end;
begin
  if (
    select count(*) from reviews.recognition_votes
    where authority = new.authority and recognition_id = new.recognition_id and decision = v_decision
      and not reviews.is_in_conflict(authority, recognition_id, person_id)
  ) < new.quorum then
    raise exception 'recognition % has no quorum of % votes to %', new.recognition_id, new.quorum, v_decision
      using errcode = 'integrity_constraint_violation', constraint = 'decided_by_quorum';
  end if;
  return new;
end
$$;
create trigger decided_by_quorum before update on reviews.recognitions
  for each row when (old.status = 'received' and new.status <> 'received')
  execute function reviews.require_recognition_quorum();

-- An effect changes by the act of a person who is authorised, declared, impartial and not on both sides of it (ISO/IEC 17065
-- 7.11.1), for as long as the certificate lives.
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
  v_decided text;
begin
  if new.lead_authority = new.authority then
    select status into v_decided from reviews.evaluations
      where authority = new.authority and evaluation_id = new.evaluation_id;
  else
    select status into v_decided from reviews.recognitions
      where authority = new.authority and lead_authority = new.lead_authority and evaluation_id = new.evaluation_id;
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
