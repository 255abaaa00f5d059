-- What evaluators find is recorded while they evaluate. A finding that came once the content was frozen, or after the decision, stood in
-- no content that anybody reviewed or decided on.
create function reviews.require_evaluation_in_progress() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (
    select from reviews.evaluations
    where authority = new.authority and evaluation_id = new.evaluation_id and status in ('evaluating', 'nonconformities-open')
  ) then
    raise exception 'evaluation % is not with its evaluators', new.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'recorded_in_turn';
  end if;
  return new;
end
$$;
create trigger recorded_in_turn before insert on reviews.findings
  for each row execute function reviews.require_evaluation_in_progress();

-- A conflict that was declared is one, whether or not its row in `conflicts` was written beside the declaration.
create or replace function reviews.is_in_conflict(p_authority text, p_case_id text, p_person_id text) returns boolean
  language sql volatile set search_path = pg_catalog
  return exists (
      select from reviews.conflicts
      where authority = p_authority and case_id = p_case_id and person_id = p_person_id)
    or exists (
      select from reviews.declarations
      where authority = p_authority and case_id = p_case_id and person_id = p_person_id and conflict)
    or platform.is_in_conflict_with_client(p_authority, p_case_id, p_person_id);

create trigger counted after insert on reviews.declarations
  referencing new table as added for each statement execute function reviews.count_conflict();
