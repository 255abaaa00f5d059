-- What is known of each evidence file. The bytes lie in the authority's own store, addressed by their digest.

create schema evidence;
grant usage on schema evidence to concert_evidence, concert_applications, concert_reviews;

create table evidence.artefacts (
  authority text not null,
  evidence_id text not null,
  applicant_id text not null,
  application_id text not null,
  version integer not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes > 0),
  media_type text not null,
  file_name text not null,
  residency_category text not null check (residency_category ~ '^C([1-9]|1[0-5])$'),
  effective_on date,
  scan text not null check (scan = 'not-scanned'),
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  stored_at timestamptz not null,
  primary key (authority, evidence_id),
  unique (authority, application_id, digest),
  foreign key (authority, application_id, applicant_id)
    references applications.applications (authority, application_id, applicant_id)
);
select platform.tenant_table('evidence.artefacts', 'applicant_id');
create index artefacts_newest on evidence.artefacts (authority, application_id, stored_at desc, evidence_id desc);
-- The sweep asks which digests no record rests on, whatever the application.
create index artefacts_by_digest on evidence.artefacts (authority, digest);

grant select, insert on evidence.artefacts to concert_evidence;
grant select (authority, application_id, applicant_id, digest, residency_category, scan)
  on evidence.artefacts to concert_applications, concert_reviews;
