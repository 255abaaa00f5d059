-- One application reviewer takes the place of another, and nobody contracts on the acceptance of a person in conflict (ISO/IEC 17065 4.2).

create or replace function platform.person_in_case(p_application_id text, p_person_id text,
    out has_conflict boolean, out last_served_on date, out works_as text[])
  language sql stable security definer set search_path = pg_catalog
begin atomic
  with application as materialized (
    select application_id, organisation_id from applications.applications
    where authority = platform.current_authority() and application_id = p_application_id
  ), cases as materialized (
    select evaluation_id as case_id, authority as lead_authority, evaluation_id, client_scheme, client_identifier
    from reviews.evaluations
    where authority = platform.current_authority() and application_id = p_application_id
    union all
    select recognition_id, lead_authority, evaluation_id, client_scheme, client_identifier
    from reviews.recognitions
    where authority = platform.current_authority() and application_id = p_application_id
  ), declared_on_effect as materialized (
    select declaration.function, declaration.conflict
    from cases
    join reviews.effects effect on effect.authority = platform.current_authority()
      and effect.lead_authority = cases.lead_authority and effect.evaluation_id = cases.evaluation_id
    join reviews.effect_declarations declaration on declaration.authority = effect.authority
      and declaration.certificate_number = effect.certificate_number and declaration.person_id = p_person_id
  ), client as materialized (
    select organisation.identifier_scheme, organisation.identifier_value
    from application
    join applications.organisations organisation on organisation.authority = platform.current_authority()
      and organisation.organisation_id = application.organisation_id
    union
    select client_scheme, client_identifier from cases
  )
  select
    exists (select from applications.declarations
            where authority = platform.current_authority() and application_id = p_application_id
              and person_id = p_person_id and conflict)
      or exists (select from application
                 join applications.organisation_conflicts apart on apart.authority = platform.current_authority()
                   and apart.organisation_id = application.organisation_id and apart.person_id = p_person_id)
      or exists (select from cases
                 join reviews.conflicts on conflicts.authority = platform.current_authority()
                   and conflicts.case_id = cases.case_id and conflicts.person_id = p_person_id)
      or exists (select from declared_on_effect where conflict),
    (select max(least(coalesce(engagement.until_on, 'infinity'), reviews.local_today(engagement.authority)))
     from client
     join personnel.engagements engagement on engagement.authority = platform.current_authority()
       and engagement.person_id = p_person_id and engagement.identifier_value = client.identifier_value
       -- A register that was not recorded is no reason to let the person pass, as in `reviews.was_engaged`.
       and coalesce(engagement.identifier_scheme = client.identifier_scheme, true)),
    array(
      select 'application-reviewer'
      -- Who was replaced has nothing to do with the case any more.
      where p_person_id = (select person_id from applications.review_assignments
                           where authority = platform.current_authority() and application_id = p_application_id
                           order by version desc limit 1)
        and exists (select from applications.declarations
                    where authority = platform.current_authority() and application_id = p_application_id
                      and person_id = p_person_id and not conflict)
      union
      select declaration.function
      from cases
      join reviews.declarations declaration on declaration.authority = platform.current_authority()
        and declaration.case_id = cases.case_id and declaration.person_id = p_person_id and not declaration.conflict
      left join reviews.evaluations evaluation on evaluation.authority = declaration.authority
        and evaluation.evaluation_id = cases.case_id
      -- Who was taken off the team has nothing to do with the case any more.
      where declaration.function <> 'evaluator' or p_person_id = any (evaluation.evaluators)
      union
      select function from declared_on_effect where not conflict
      order by 1);
end;

-- Whether nothing may rest on a person's judgement of an application: a conflict declared in whichever part of the case or with the
-- organisation, or the client served within the cooling-off.
create function platform.stands_in_conflict(p_application_id text, p_person_id text) returns boolean
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select known.has_conflict
    or (known.last_served_on is not null and today.day < reviews.free_from(known.last_served_on, today.day))
  from platform.person_in_case(p_application_id, p_person_id) as known,
    lateral (select reviews.local_today(platform.current_authority())) as today (day);
end;
revoke all on function platform.stands_in_conflict(text, text) from public;
grant execute on function platform.stands_in_conflict(text, text) to concert_applications;

-- Who was assigned before a version, and so accepted what was accepted.
create function applications.reviewer_before(p_authority text, p_application_id text, p_version integer) returns text
  language sql stable set search_path = pg_catalog
begin atomic
  select person_id from applications.review_assignments
  where authority = p_authority and application_id = p_application_id and version <= p_version
  order by version desc limit 1;
end;

-- What was accepted falls with the conflict of its reviewer, and then as a whole: where the reviewer declares it, and where the plan owner
-- names another.
create or replace function applications.keep_accepted() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.status in ('submitted', 'in-review') and new.scope is null and new.terms is null and new.signatures is null
    and (exists (
        select from applications.declarations
        where authority = new.authority and application_id = new.application_id and version = new.version and conflict)
      or platform.stands_in_conflict(old.application_id,
        applications.reviewer_before(old.authority, old.application_id, old.version)))
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

create function applications.refuse_tainted_acceptance() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if platform.stands_in_conflict(old.application_id,
    applications.reviewer_before(old.authority, old.application_id, old.version))
  then
    raise exception 'application % was accepted by a person in conflict', old.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'accepted_without_conflict';
  end if;
  return new;
end
$$;
-- By its name it comes after `verified_organisation`, which refuses every isolation that would judge by an earlier state.
create trigger without_conflict before update of status on applications.applications
  for each row when (new.status = 'contracted' and old.status <> 'contracted')
  execute function applications.refuse_tainted_acceptance();
