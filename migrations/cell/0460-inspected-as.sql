-- The residency category as which a file was last inspected: what its checks ask for depends on it, so a file whose category was corrected since
-- is inspected at once. It is no member of the state. Null where it never was, or where the question is from before.
alter table evidence.artefacts add column inspected_as text;
grant update (inspected_as) on evidence.artefacts to concert_evidence;
create index artefacts_inspected_otherwise on evidence.artefacts (authority, inspected_at)
  where inspected_as <> residency_category;

-- What was inspected before this is inspected again in its turn; what was shredded is never written again.
alter table evidence.artefacts no force row level security;
update evidence.artefacts set inspected_as = residency_category
  where inspected_at is not null and coalesce(quarantine ->> 'reason', '') <> 'shredded';
alter table evidence.artefacts force row level security;
