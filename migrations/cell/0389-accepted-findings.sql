-- Who has opened a file in spite of what was found in it stands in its state too.
create or replace function evidence.keep_uploaded() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from jsonb_each(
      old.state - array['schemaVersion', 'status', 'quarantine', 'inspection', 'accepted', 'scanDigest']) kept
    where new.state -> kept.key is distinct from kept.value
  ) then
    raise exception 'evidence % stands as it was uploaded', old.evidence_id
      using errcode = 'integrity_constraint_violation', constraint = 'evidence_stands';
  end if;
  return new;
end
$$;
