-- `0388-inspections.sql` copied the quarantine of each file from its document to its column. The wall of the table hides the rows from
-- their owner, so nothing was copied: a file closed before that would be read as open.
alter table evidence.artefacts no force row level security;
update evidence.artefacts set quarantine = state -> 'quarantine'
  where quarantine is null and jsonb_typeof(state -> 'quarantine') = 'object';
alter table evidence.artefacts force row level security;
