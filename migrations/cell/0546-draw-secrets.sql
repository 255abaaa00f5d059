-- The secret of the draw that is to come. Its digest was published when it was made, and it is published with the draw; until then nobody
-- but the service reads it. Null where the case was opened before draws were committed to.
alter table reviews.evaluations add column draw_secret text check (draw_secret ~ '^[0-9a-f]{64}$');
grant insert (draw_secret), update (draw_secret) on reviews.evaluations to concert_reviews;

create or replace function reviews.keep_decided_evaluation() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.content::text <> old.content::text or new.evaluators <> old.evaluators
    or new.evaluators_at_work is distinct from old.evaluators_at_work
    or new.staffing is distinct from old.staffing or new.draw_secret is distinct from old.draw_secret
  then
    raise exception 'case % is decided', old.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'decision_final';
  end if;
  return new;
end
$$;
