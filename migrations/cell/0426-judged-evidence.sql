-- Staff accept a file as fit to be judged by, or give it back with a reason: what was given back counts for nothing. The rest of the record stays.
alter table evidence.artefacts add column judgement text check (judgement in ('accepted', 'returned'));
grant update (judgement) on evidence.artefacts to concert_evidence;
grant select (judgement) on evidence.artefacts to concert_applications;

do $$
declare
  v_last text := 'array[''schemaVersion'', ''status'', ''quarantine''';
  v_before text := pg_get_functiondef('evidence.keep_uploaded()'::regprocedure);
  v_after text := replace(v_before, v_last, v_last || ', ''judged''');
begin
  if v_after = v_before then
    raise exception 'evidence.keep_uploaded does not keep evidence as expected';
  end if;
  execute v_after;
end
$$;

-- One more member of evidence among those that `audit.kept_states` joins, as `0423-superseded-evidence.sql` adds one.
do $$
declare
  v_last text := 'kept.kind, kept.requirements, kept.supersedes) held';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_last, 'kept.kind, kept.requirements, kept.supersedes, kept.judgement) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not have the versions of evidence as expected';
  end if;
  execute v_after;
end
$$;
