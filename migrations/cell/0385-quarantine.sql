-- An evidence file that a check found wrong is in quarantine until a check finds it right: its bytes are given to nobody. Its record says so
-- from then on; everything else in the record stays as it was uploaded.
grant update (version, state) on evidence.artefacts to concert_evidence;

create function evidence.keep_uploaded() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from jsonb_each(old.state - array['schemaVersion', 'status', 'quarantine']) kept
    where new.state -> kept.key is distinct from kept.value
  ) then
    raise exception 'evidence % stands as it was uploaded', old.evidence_id
      using errcode = 'integrity_constraint_violation', constraint = 'evidence_stands';
  end if;
  return new;
end
$$;
create trigger evidence_stands before update on evidence.artefacts
  for each row execute function evidence.keep_uploaded();
