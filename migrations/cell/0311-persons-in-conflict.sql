-- Who is in conflict is asked of a case once for everyone who could evaluate it, not of each person of the authority in turn.

-- Who declared a conflict with the client of an evaluation: on its application, or on the organisation. It runs with the owner's rights,
-- so that the service asks it without reading the declarations of another service.
create function platform.persons_in_conflict_with_client(p_authority text, p_evaluation_id text) returns setof text
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select declared.person_id
    from reviews.evaluations evaluation
    join applications.declarations declared on declared.authority = evaluation.authority
      and declared.application_id = evaluation.application_id and declared.conflict
    where evaluation.authority = p_authority and evaluation.evaluation_id = p_evaluation_id
  union
  select apart.person_id
    from reviews.evaluations evaluation
    join applications.applications application on application.authority = evaluation.authority
      and application.application_id = evaluation.application_id
    join applications.organisation_conflicts apart on apart.authority = application.authority
      and apart.organisation_id = application.organisation_id
    where evaluation.authority = p_authority and evaluation.evaluation_id = p_evaluation_id;
end;
revoke all on function platform.persons_in_conflict_with_client(text, text) from public;
grant execute on function platform.persons_in_conflict_with_client(text, text) to concert_reviews;

-- A conflict that was declared is one, whether or not its row in `conflicts` was written beside the declaration.
create function reviews.persons_in_conflict(p_authority text, p_case_id text) returns setof text
  language sql volatile set search_path = pg_catalog
begin atomic
  select person_id from reviews.conflicts where authority = p_authority and case_id = p_case_id
  union
  select person_id from reviews.declarations where authority = p_authority and case_id = p_case_id and conflict
  union
  select platform.persons_in_conflict_with_client(p_authority, p_case_id);
end;

create or replace function reviews.is_in_conflict(p_authority text, p_case_id text, p_person_id text) returns boolean
  language sql volatile set search_path = pg_catalog
  return p_person_id in (select reviews.persons_in_conflict(p_authority, p_case_id));

drop function platform.is_in_conflict_with_client(text, text, text);
