-- Evidence that was shredded: its bytes are unreadable for good, and its record says on what ground and when. Nothing needs its bytes any more.
do $$
declare
  v_last text := 'array[''schemaVersion'', ''status'', ''quarantine''';
  v_before text := pg_get_functiondef('evidence.keep_uploaded()'::regprocedure);
  v_after text := replace(v_before, v_last, v_last || ', ''shredded''');
begin
  if v_after = v_before then
    raise exception 'evidence.keep_uploaded does not keep evidence as expected';
  end if;
  execute v_after;
end
$$;

create or replace function evidence.keep_needed_key() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if platform.current_applicant() is distinct from '*' or exists (
    select from evidence.artefacts recorded
    join applications.applications application
      on application.authority = recorded.authority and application.application_id = recorded.application_id
    where recorded.authority = old.authority and recorded.digest = old.digest
      and coalesce(recorded.quarantine ->> 'reason', '') <> 'shredded'
      and (application.status <> 'withdrawn' or application.submissions > 0 or exists (
        select from evidence.legal_holds held
        where held.authority = recorded.authority and held.application_id = recorded.application_id and held.status = 'placed'))
  ) then
    raise exception 'the key of object % is needed', old.digest
      using errcode = 'integrity_constraint_violation', constraint = 'key_needed';
  end if;
  return old;
end
$$;

-- What was shredded is not brought back, and nothing is shredded while a legal hold lasts.
create function evidence.keep_shredded() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.quarantine ->> 'reason' = 'shredded' then
    raise exception 'evidence % was shredded', old.evidence_id
      using errcode = 'integrity_constraint_violation', constraint = 'shredded_stands';
  end if;
  if new.quarantine ->> 'reason' = 'shredded' and exists (
    select from evidence.legal_holds held
    where held.authority = old.authority and held.application_id = old.application_id and held.status = 'placed'
  ) then
    raise exception 'evidence % is under a legal hold', old.evidence_id
      using errcode = 'integrity_constraint_violation', constraint = 'held';
  end if;
  return new;
end
$$;
create trigger shredded_stands before update on evidence.artefacts
  for each row execute function evidence.keep_shredded();
