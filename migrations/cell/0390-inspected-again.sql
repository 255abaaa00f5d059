-- When a file was last inspected, so that each is inspected again in its time: what is found by newer signatures closes it then. It is no
-- member of the state, which says it too; null where it never was, or where the question is from before.
alter table evidence.artefacts add column inspected_at timestamptz;
grant update (inspected_at) on evidence.artefacts to concert_evidence;
create index artefacts_by_inspection on evidence.artefacts (authority, (coalesce(inspected_at, stored_at)))
  where coalesce(quarantine ->> 'reason', '') not in ('digest-differs', 'bytes-missing');
