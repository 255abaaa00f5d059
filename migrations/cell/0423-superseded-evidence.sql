-- A new version of a document takes the place of the latest one of the same application and kind. The earlier one stays as it was uploaded.
alter table evidence.artefacts
  -- Whole, for the versions; it is searched by nothing else.
  add constraint artefacts_of_kind unique (evidence_id, kind, application_id, applicant_id, authority),
  add column supersedes text,
  add constraint version_of_kind check (supersedes is null or kind is not null),
  add constraint version_of_itself check (supersedes <> evidence_id),
  add constraint supersedes_of_kind foreign key (authority, application_id, applicant_id, kind, supersedes)
    references evidence.artefacts (authority, application_id, applicant_id, kind, evidence_id);
-- Of two new versions of one file nobody would know which counts.
create unique index artefacts_superseded on evidence.artefacts (authority, application_id, kind, supersedes, applicant_id)
  where supersedes is not null;

alter table evidence.uploads add column supersedes text;
grant insert (supersedes) on evidence.uploads to concert_evidence;
grant select (supersedes) on evidence.artefacts to concert_applications;

-- One more member of evidence among those that `audit.kept_states` joins, as `0420-evidence-kinds.sql` adds two.
do $$
declare
  v_last text := 'kept.scan, kept.quarantine, kept.kind, kept.requirements) held';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_last, 'kept.scan, kept.quarantine, kept.kind, kept.requirements, kept.supersedes) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not have the kinds of evidence as expected';
  end if;
  execute v_after;
end
$$;
