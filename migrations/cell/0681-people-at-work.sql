-- Whose work a case is, by name: its evaluators are on record already, its report reviewer from here on. Null where the case has not changed
-- since this column is there. Where one of them is away the list of clocks says so, and who stands in.
alter table reviews.evaluations add column reviewer_at_work text;
grant update (reviewer_at_work) on reviews.evaluations to concert_reviews;

create view reviews.people_at_work with (security_invoker = true) as
  select evaluation.authority, 'evaluation' as stream, evaluation.evaluation_id as case_id, person_id, 'evaluator' as function
  from reviews.evaluations evaluation, unnest(evaluation.evaluators_at_work) as person_id
  union all
  select evaluation.authority, 'evaluation', evaluation.evaluation_id, evaluation.reviewer_at_work, 'report-reviewer'
  from reviews.evaluations evaluation
  where evaluation.reviewer_at_work is not null;
grant usage on schema reviews to concert_applications;
grant select on reviews.people_at_work to concert_reviews, concert_applications;
grant select (authority, evaluation_id, evaluators_at_work, reviewer_at_work) on reviews.evaluations to concert_applications;
