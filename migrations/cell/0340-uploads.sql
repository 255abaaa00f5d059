-- Uploads in parts (tus 1.0): what is declared of a file whose bytes come piece by piece. The bytes lie beside the objects of the
-- authority until they are complete; how many have arrived is the size of that file and nothing else.
create table evidence.uploads (
  authority text not null,
  upload_id text not null,
  applicant_id text not null,
  application_id text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  file_name text not null,
  residency_category text not null check (residency_category ~ '^C([1-9]|1[0-5])$'),
  effective_on date,
  -- Where its data were collected and where it was made of them, as far as the client says so; it is judged with the evidence.
  origins text[],
  made_in text references reference.places (code),
  unmixed_proof text,
  -- Null as long as the client has not said it.
  size_bytes bigint check (size_bytes >= 0),
  -- What counts for the quota of the client before it is evidence: the size, or as much of it as is let in.
  reserved_bytes bigint not null check (reserved_bytes >= 0),
  begun_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  -- Which request works on it, and until when that is believed without a sign of life.
  lease uuid,
  leased_until timestamptz,
  -- The evidence that it has become.
  evidence_id text,
  primary key (authority, upload_id),
  foreign key (authority, application_id, applicant_id)
    references applications.applications (authority, application_id, applicant_id),
  foreign key (authority, digest, evidence_id, applicant_id)
    references evidence.artefacts (authority, digest, evidence_id, applicant_id),
  check ((lease is null) = (leased_until is null))
);
select platform.tenant_table('evidence.uploads', 'applicant_id');
create trigger written_once before update on evidence.uploads
  for each row execute function platform.keep_once_written('size_bytes', 'evidence_id');
create index uploads_of_client on evidence.uploads (authority, applicant_id) where evidence_id is null;
create index uploads_of_application on evidence.uploads (authority, application_id, applicant_id);
create index uploads_of_evidence on evidence.uploads (authority, digest, evidence_id, applicant_id)
  where evidence_id is not null;
create index uploads_expiring on evidence.uploads (authority, expires_at);
grant select, delete on evidence.uploads to concert_evidence;
grant insert (authority, upload_id, applicant_id, application_id, digest, media_type, file_name, residency_category, effective_on,
    size_bytes, reserved_bytes, expires_at, origins, made_in, unmixed_proof),
  update (size_bytes, reserved_bytes, lease, leased_until, evidence_id)
  on evidence.uploads to concert_evidence;

-- As before, and what is being uploaded: otherwise unfinished uploads would fill the store beside the quota.
create or replace function evidence.held_by_client() returns table (files integer, bytes bigint)
  language sql stable set search_path = pg_catalog
begin atomic
  select count(*)::integer, coalesce(sum(counted.size_bytes), 0)::bigint
    from (
      select artefact.size_bytes
        from applications.applications application
        join evidence.artefacts artefact
          on artefact.authority = application.authority and artefact.application_id = application.application_id
       where application.authority = platform.current_authority() and application.applicant_id = platform.current_applicant()
         and application.status in ('draft', 'submitted', 'in-review', 'accepted')
      union all
      select artefact.size_bytes
        from applications.applications application
        join evidence.artefacts artefact
          on artefact.authority = application.authority and artefact.application_id = application.application_id
       where application.authority = platform.current_authority() and application.applicant_id = platform.current_applicant()
         and artefact.stored_at > statement_timestamp() - interval '1 day'
         and (application.status in ('declined', 'contracted')
              or (application.status = 'withdrawn' and application.submissions > 0))
      union all
      select upload.reserved_bytes
        from evidence.uploads upload
       where upload.authority = platform.current_authority() and upload.applicant_id = platform.current_applicant()
         and upload.evidence_id is null and upload.reserved_bytes > 0 and upload.expires_at > statement_timestamp()
    ) counted;
end;
