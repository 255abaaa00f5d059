-- A conflict can be declared in every state, also after the end of the case (ISO/IEC 17065 4.2, 6.1.3). It is one with the client: who
-- declares it on the application acts no more in the evaluation either.

-- What is still written of a case that is over: one more declaration, and nothing else of its state.
create function platform.declares_once_more(p_before jsonb, p_after jsonb) returns boolean
  language sql immutable set search_path = pg_catalog
begin atomic
  select coalesce(p_after - 'declarations' = p_before - 'declarations'
    and (p_after -> 'declarations') - (-1) = p_before -> 'declarations', false);
end;

-- The trigger's argument names the column of the case.
create or replace function reviews.refuse_after_decision() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_case_id text := to_jsonb(old) ->> tg_argv[0];
begin
  -- A conflict that was declared with this version. What the role may write besides stays as it is.
  if new.version = old.version + 1 and new.status = old.status and new.decided_at is not distinct from old.decided_at
    and platform.declares_once_more(old.state, new.state)
    and exists (
      select from reviews.declarations
      where authority = new.authority and case_id = v_case_id and version = new.version and conflict)
  then
    return new;
  end if;
  raise exception 'case % is decided', v_case_id
    using errcode = 'integrity_constraint_violation', constraint = 'decision_final';
end
$$;
-- What else the role may write of a case has its own trigger, so that the one above names only columns that both tables have.
create function reviews.keep_decided_evaluation() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.content::text <> old.content::text or new.evaluators <> old.evaluators then
    raise exception 'case % is decided', old.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'decision_final';
  end if;
  return new;
end
$$;
create trigger decision_kept before update on reviews.evaluations
  for each row when (old.status in ('granted', 'refused')) execute function reviews.keep_decided_evaluation();
create function reviews.keep_decided_recognition() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.conditions <> old.conditions then
    raise exception 'case % is decided', old.recognition_id
      using errcode = 'integrity_constraint_violation', constraint = 'decision_final';
  end if;
  return new;
end
$$;
create trigger decision_kept before update on reviews.recognitions
  for each row when (old.status <> 'received') execute function reviews.keep_decided_recognition();

create function applications.refuse_after_end() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.version = old.version + 1 and new.status = old.status
    and platform.declares_once_more(old.state, new.state)
    and new.submissions = old.submissions and new.scope is not distinct from old.scope
    and new.terms is not distinct from old.terms and new.signatures is not distinct from old.signatures
    and new.client_signatory is not distinct from old.client_signatory
    and new.weights_index is not distinct from old.weights_index and new.lodgement_key is not distinct from old.lodgement_key
    and exists (
      select from applications.declarations
      where authority = new.authority and application_id = new.application_id and version = new.version and conflict)
  then
    return new;
  end if;
  raise exception 'a row of applications.applications that is % is final', old.status
    using errcode = 'integrity_constraint_violation', constraint = 'status_final';
end
$$;
drop trigger status_final on applications.applications;
create trigger status_final before update on applications.applications
  for each row when (old.status in ('declined', 'contracted', 'withdrawn'))
  execute function applications.refuse_after_end();

-- What was accepted falls with the conflict of its reviewer, and then as a whole.
create or replace function applications.keep_accepted() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.status = 'submitted' and new.scope is null and new.terms is null and new.signatures is null
    and exists (
      select from applications.declarations
      where authority = new.authority and application_id = new.application_id and version = new.version and conflict)
  then
    return new;
  end if;
  if new.status not in ('accepted', 'contracted', 'withdrawn')
    or new.scope is distinct from old.scope
    or new.terms is distinct from old.terms
    or not coalesce(new.signatures @> old.signatures, old.signatures is null)
  then
    raise exception 'application % is accepted with its scope and its agreement', old.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'accepted_stands';
  end if;
  return new;
end
$$;

-- Work that a conflict taints is done again: content that is no longer frozen may change in the same step. Where a recommendation falls
-- and another reviewer takes over, what was recommended and voted on before belongs to an earlier round.
create or replace function reviews.keep_frozen_content() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_is_frozen boolean := new.status in ('in-review', 'reviewed', 'granted', 'refused');
begin
  if v_is_frozen and (
    (old.evaluation_digest is null and not (old.status = 'evaluated' and new.status = 'in-review'))
    or (old.evaluation_digest is not null and new.content::text <> old.content::text)
  ) then
    raise exception 'the content of evaluation % is frozen for its review', old.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'content_frozen';
  end if;
  if v_is_frozen and old.evaluation_digest is null then
    if exists (
      (select * from reviews.findings_in(new.content) except select * from reviews.latest_findings(new.authority, new.evaluation_id))
      union all
      (select * from reviews.latest_findings(new.authority, new.evaluation_id) except select * from reviews.findings_in(new.content))
    ) then
      raise exception 'the content of evaluation % is not what its evaluators recorded', new.evaluation_id
        using errcode = 'integrity_constraint_violation', constraint = 'content_found';
    end if;
    new.review_round := old.review_round + 1;
  elsif old.status = 'reviewed' and new.status = 'in-review' then
    new.review_round := old.review_round + 1;
  end if;
  new.evaluation_digest := case when v_is_frozen then platform.digest_of(new.content) end;
  return new;
end
$$;

-- Whether a person declared a conflict with the client of an evaluation: on its application, or on the organisation. It runs with the
-- owner's rights, so that the service asks this of one person without reading the declarations of another service.
create function platform.is_in_conflict_with_client(p_authority text, p_evaluation_id text, p_person_id text) returns boolean
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select exists (
    select from reviews.evaluations evaluation
    join applications.declarations declared on declared.authority = evaluation.authority
      and declared.application_id = evaluation.application_id and declared.person_id = p_person_id and declared.conflict
    where evaluation.authority = p_authority and evaluation.evaluation_id = p_evaluation_id
  ) or exists (
    select from reviews.evaluations evaluation
    join applications.applications application on application.authority = evaluation.authority
      and application.application_id = evaluation.application_id
    join applications.organisation_conflicts apart on apart.authority = application.authority
      and apart.organisation_id = application.organisation_id and apart.person_id = p_person_id
    where evaluation.authority = p_authority and evaluation.evaluation_id = p_evaluation_id
  );
end;
revoke all on function platform.is_in_conflict_with_client(text, text, text) from public;
grant execute on function platform.is_in_conflict_with_client(text, text, text) to concert_reviews;
create index declarations_of_person on applications.declarations (authority, application_id, person_id) where conflict;

create or replace function reviews.is_in_conflict(p_authority text, p_case_id text, p_person_id text) returns boolean
  language sql volatile set search_path = pg_catalog
  return exists (
      select from reviews.conflicts
      where authority = p_authority and case_id = p_case_id and person_id = p_person_id)
    or platform.is_in_conflict_with_client(p_authority, p_case_id, p_person_id);

-- Such a conflict counts on the evaluations that it is asked about in, as one that was declared there does: behind every applicant's wall,
-- for an organisation may be the client of many.
create function applications.count_conflict_with_client() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_authority text := current_setting('concert.authority', true);
  v_applicant text := current_setting('concert.applicant', true);
  v_row jsonb := to_jsonb(new);
begin
  -- Row-level security is forced on the owner too; an error in between ends the transaction and the settings with it.
  perform set_config('concert.authority', new.authority, true), set_config('concert.applicant', '*', true);
  update reviews.evaluations held set guard_counter = guard_counter + 1
    from applications.applications application
    where application.authority = new.authority and held.authority = new.authority
      and held.application_id = application.application_id
      and (application.application_id = v_row ->> 'application_id' or application.organisation_id = v_row ->> 'organisation_id');
  perform set_config('concert.authority', coalesce(v_authority, ''), true),
    set_config('concert.applicant', coalesce(v_applicant, ''), true);
  return null;
end
$$;
revoke all on function applications.count_conflict_with_client() from public;
create trigger counted after insert on applications.declarations
  for each row when (new.conflict) execute function applications.count_conflict_with_client();
create trigger counted after insert on applications.organisation_conflicts
  for each row execute function applications.count_conflict_with_client();
