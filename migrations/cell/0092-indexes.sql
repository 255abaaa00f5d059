-- What is looked up by something else than a primary key begins with.

-- The sweep asks which digests no record rests on, whatever the application.
create index artefacts_by_digest on evidence.artefacts (authority, digest);

-- `applications.is_lodged_elsewhere` comes from the system to its applications.
create index applications_by_system on applications.applications (authority, ai_system_id);

-- An applicant lists its own evaluations, newest first.
create index evaluations_of_applicant
  on reviews.evaluations (authority, applicant_id, opened_at desc, evaluation_id desc);
