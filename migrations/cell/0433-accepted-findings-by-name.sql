-- The findings that a signatory accepted have a name of their own in the state of a file, beside its judgement, which may be `accepted`. A document
-- is written under the new name with its next change.
do $$
declare
  v_last text := '''inspection'', ''accepted'', ''scanDigest''';
  v_before text := pg_get_functiondef('evidence.keep_uploaded()'::regprocedure);
  v_after text := replace(v_before, v_last, '''inspection'', ''accepted'', ''acceptedFindings'', ''scanDigest''');
begin
  if v_after = v_before then
    raise exception 'evidence.keep_uploaded does not keep evidence as expected';
  end if;
  execute v_after;
end
$$;
