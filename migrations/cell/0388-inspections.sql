-- A file is in quarantine until it was inspected. What its last inspection found is said in its state; in which entry of an archive that
-- was, and what the entry is called, is beside it: a name can be personal data, and states and events are kept for ever.
alter table evidence.artefacts
  -- A member of the state, in a column because other services ask for it.
  add column quarantine jsonb,
  -- Each finding of the last inspection with its places.
  add column findings jsonb not null default '[]',
  drop constraint artefacts_scan_check,
  add constraint artefacts_scan_check check (scan in ('not-scanned', 'clean', 'malware', 'not-scannable'));
grant update (scan, quarantine, findings) on evidence.artefacts to concert_evidence;
-- Where a document from before has it.
update evidence.artefacts set quarantine = nullif(state -> 'quarantine', 'null');

-- Which files nobody is given, and why: nothing new is rested on them.
create view evidence.closed_files with (security_invoker = true) as
  select held.authority, held.application_id, held.digest, held.quarantine ->> 'reason' as reason
  from evidence.artefacts held
  where held.quarantine is not null;
grant select (quarantine) on evidence.artefacts to concert_applications, concert_reviews;
grant select on evidence.closed_files to concert_applications, concert_reviews;

create or replace function evidence.keep_uploaded() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from jsonb_each(old.state - array['schemaVersion', 'status', 'quarantine', 'inspection', 'scanDigest']) kept
    where new.state -> kept.key is distinct from kept.value
  ) then
    raise exception 'evidence % stands as it was uploaded', old.evidence_id
      using errcode = 'integrity_constraint_violation', constraint = 'evidence_stands';
  end if;
  return new;
end
$$;

-- What was not yet looked at is called by nobody what only a look can say.
create function evidence.begin_unscanned() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.scan <> 'not-scanned' or new.findings <> '[]' then
    raise exception 'evidence % was not inspected', new.evidence_id
      using errcode = 'integrity_constraint_violation', constraint = 'begins_unscanned';
  end if;
  return new;
end
$$;
create trigger begins_unscanned before insert on evidence.artefacts
  for each row execute function evidence.begin_unscanned();

-- The new column among those that `audit.kept_states` joins, as `0141-claims.sql` adds one.
do $$
declare
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, 'kept.effective_on, kept.scan) held', 'kept.effective_on, kept.scan, kept.quarantine) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not join the columns of an evidence file as expected';
  end if;
  execute v_after;
end
$$;
