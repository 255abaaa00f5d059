-- What an evidence file is evidence of: its kind, of those that the edition of its application asks for, and the requirements that it answers.
-- A file of no kind answers none.
alter table evidence.artefacts
  add column kind text check (kind ~ '^[a-z0-9-]{1,64}$'),
  add column requirements text[] not null default '{}',
  -- What ages has a date.
  add constraint kind_dated check (kind is null or effective_on is not null),
  add constraint requirements_of_kind check (kind is not null or cardinality(requirements) = 0);

-- What is declared of it when an upload in parts begins.
alter table evidence.uploads
  add column kind text check (kind ~ '^[a-z0-9-]{1,64}$'),
  add column requirements text[];
grant insert (kind, requirements) on evidence.uploads to concert_evidence;

-- The edition says what is asked for.
grant select (edition) on applications.applications to concert_evidence;

-- Two more members of evidence among those that `audit.kept_states` joins, as `0141-claims.sql` adds one.
do $$
declare
  v_last text := 'kept.media_type, kept.residency_category, kept.effective_on, kept.scan, kept.quarantine) held';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_last, 'kept.media_type, kept.residency_category, kept.effective_on, kept.scan, kept.quarantine, kept.kind, kept.requirements) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not have the evidence as expected';
  end if;
  execute v_after;
end
$$;
