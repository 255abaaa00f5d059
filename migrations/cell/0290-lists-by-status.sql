-- Lists that grow with the number of cases are read by their status, newest first, and stop at a page.
create index applications_by_status on applications.applications (authority, status, opened_at desc, application_id desc)
  where submissions > 0;
create index evaluations_by_status on reviews.evaluations (authority, status, opened_at desc, evaluation_id desc);
create index recognitions_by_status on reviews.recognitions (authority, status, received_at desc, recognition_id desc);
create index recognitions_of_evaluation on reviews.recognitions (authority, evaluation_id);
create index organisations_by_status on applications.organisations (authority, status, registered_at desc, organisation_id desc);

-- How many cases each evaluator has open is counted from the index, without a case's documents.
drop index reviews.evaluations_undecided;
create index evaluations_undecided on reviews.evaluations (authority) include (evaluators)
  where status not in ('granted', 'refused');
