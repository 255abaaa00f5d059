-- Whether a technical document was held against the catalogue of restricted technology is said of it again with each edition, also after the
-- decision: by then others read it.
do $$
declare
  v_last text := 'array[''schemaVersion'', ''status'', ''quarantine''';
  v_before text := pg_get_functiondef('evidence.keep_uploaded()'::regprocedure);
  v_after text := replace(v_before, v_last, v_last || ', ''technologyCheck''');
begin
  if v_after = v_before then
    raise exception 'evidence.keep_uploaded does not keep evidence as expected';
  end if;
  execute v_after;
end
$$;
