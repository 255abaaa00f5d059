-- Whose work a case is now, of its evaluators: what counts as their load. A case that waits for its client, its reviewer or its deciders is
-- nobody's load. The domain says whose it is; null where the case has not changed since this column is there, and then it counts for all
-- of its team until it is decided.
alter table reviews.evaluations add column evaluators_at_work text[];
grant update (evaluators_at_work) on reviews.evaluations to concert_reviews;

drop index reviews.evaluations_undecided;
create index evaluations_undecided on reviews.evaluations (authority) include (evaluators, evaluators_at_work)
  where status not in ('granted', 'refused');

create or replace function reviews.keep_decided_evaluation() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.content::text <> old.content::text or new.evaluators <> old.evaluators
    or new.evaluators_at_work is distinct from old.evaluators_at_work
  then
    raise exception 'case % is decided', old.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'decision_final';
  end if;
  return new;
end
$$;
