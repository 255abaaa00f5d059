-- Nothing is completed, recommended or decided on evidence that a check has closed, by whatever statement of the service. A file that is closed in
-- the same moment as a vote is caught: closing it counts on the case as what is judged by does (`0111-held-cases.sql`), so that it waits for an act
-- that was first, and an act waits for it and then reads what is closed.

-- Runs as the owner, who alone may write the counter; who closes a file may not even see the case.
create function reviews.count_on_case_of_evidence() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_authority text := current_setting('concert.authority', true);
  v_applicant text := current_setting('concert.applicant', true);
begin
  -- Row-level security is forced on the owner too; an error in between ends the transaction and the settings with it.
  perform set_config('concert.authority', new.authority, true), set_config('concert.applicant', '*', true);
  update reviews.evaluations set guard_counter = guard_counter + 1
    where authority = new.authority and application_id = new.application_id;
  perform set_config('concert.authority', coalesce(v_authority, ''), true),
    set_config('concert.applicant', coalesce(v_applicant, ''), true);
  return null;
end
$$;
revoke all on function reviews.count_on_case_of_evidence() from public;
create trigger counted after update on evidence.artefacts
  for each row when (new.quarantine ->> 'reason' is distinct from old.quarantine ->> 'reason')
  execute function reviews.count_on_case_of_evidence();

-- The newest finding on each requirement is the one that counts, whatever its grade. A file whose checks have not ended is not closed.
create function reviews.require_open_evidence() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from (
      select distinct on (found.requirement_id) found.evidence
      from reviews.findings found
      where found.authority = new.authority and found.evaluation_id = new.evaluation_id
      order by found.requirement_id, found.evaluation_version desc) newest
    join reviews.evaluations evaluation
      on evaluation.authority = new.authority and evaluation.evaluation_id = new.evaluation_id
    join evidence.closed_files closed
      on closed.authority = evaluation.authority and closed.application_id = evaluation.application_id
        and newest.evidence ? closed.digest
    where closed.reason <> 'unchecked'
  ) then
    raise exception 'a finding of evaluation % rests on evidence that is closed', new.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'evidence_open';
  end if;
  return new;
end
$$;
create trigger on_open_evidence before insert on reviews.recommendations
  for each row execute function reviews.require_open_evidence();
create trigger on_open_evidence before insert on reviews.votes
  for each row execute function reviews.require_open_evidence();
-- A reviewer who leaves brings the case back to `evaluated` too: that asks for no more than a new review.
create trigger on_open_evidence before update on reviews.evaluations
  for each row when ((old.status = 'evaluating' and new.status = 'evaluated')
    or (new.status in ('reviewed', 'granted', 'refused') and new.status <> old.status))
  execute function reviews.require_open_evidence();
