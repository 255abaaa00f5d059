-- Custody: who was given which bytes of which evidence file when, and on what basis (ISO/IEC 17065 4.5). A row is written before the first
-- byte leaves. It is no change of the file, so it is no line of the audit chain; nobody changes or removes it.
drop index evidence.artefacts_by_digest;
-- By digest the sweep still finds it; whole, custody rests on it.
alter table evidence.artefacts
  add constraint artefacts_by_digest unique (authority, digest, evidence_id, applicant_id);

create table evidence.custody (
  authority text not null,
  evidence_id text not null,
  applicant_id text not null,
  -- In the order in which they were given.
  custody_id uuid not null default uuidv7(),
  -- A natural person of the staff; null for the applicant.
  person_id text,
  digest text not null,
  -- The bytes that were let out, counted from 0, both included. The connection may have ended before the last.
  first_byte bigint not null check (first_byte >= 0),
  last_byte bigint not null check (last_byte >= first_byte),
  -- In the cell in which the evidence was received.
  basis text not null check (basis = 'own-cell'),
  -- The clock of the database: no service writes the column.
  given_at timestamptz not null default clock_timestamp(),
  primary key (authority, evidence_id, custody_id),
  foreign key (authority, digest, evidence_id, applicant_id)
    references evidence.artefacts (authority, digest, evidence_id, applicant_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('evidence.custody', 'applicant_id', append_only => true);
create index custody_newest on evidence.custody (authority, evidence_id, given_at desc, custody_id desc);
grant select on evidence.custody to concert_evidence;
grant insert (authority, evidence_id, applicant_id, person_id, digest, first_byte, last_byte, basis)
  on evidence.custody to concert_evidence;
