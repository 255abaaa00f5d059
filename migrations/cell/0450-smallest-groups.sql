-- How many persons the smallest group in an aggregate result has, as its client states it: where they are fewer than ten, the file crosses no border.
alter table evidence.uploads add column smallest_group integer check (smallest_group > 0);
grant insert (smallest_group) on evidence.uploads to concert_evidence;
alter table evidence.artefacts add column smallest_group integer check (smallest_group > 0);
grant update (smallest_group) on evidence.artefacts to concert_evidence;

-- It stands with the rest of what was said at the upload, and what was said of it is corrected to a smaller number only.
do $$
declare
  v_before text := pg_get_functiondef('evidence.keep_uploaded()'::regprocedure);
  v_stands text := replace(replace(v_before,
    'new.requirements, new.effective_on)', 'new.requirements, new.effective_on, new.smallest_group)'),
    'old.requirements, old.effective_on)', 'old.requirements, old.effective_on, old.smallest_group)');
  v_last text := '@> array[old.residency_category]';
  v_after text := replace(v_stands, v_last, v_last || '
    or coalesce(new.smallest_group > old.smallest_group, old.smallest_group is not null and new.smallest_group is null)');
begin
  if v_stands = v_before or v_after = v_stands then
    raise exception 'evidence.keep_uploaded does not keep evidence as expected';
  end if;
  execute v_after;
end
$$;

-- One more member of evidence among those that `audit.kept_states` joins, as `0426-judged-evidence.sql` adds one.
do $$
declare
  v_last text := 'kept.supersedes, kept.judgement) held';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_last, 'kept.supersedes, kept.judgement, kept.smallest_group) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not have the judgement of evidence as expected';
  end if;
  execute v_after;
end
$$;
