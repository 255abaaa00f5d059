-- The terms of a legal basis as plain columns beside its document: whoever judges a read is shown them by name, and no SQL reads the
-- document. They are written with it once and never changed. The defaults are terms that no contract may have: what the version before
-- records meanwhile is on record, and lets nothing be read.
alter table exchange.transfer_bases
  add column legal_bases jsonb not null default '{"exporter": "", "recipient": ""}',
  add column notice_or_consent_reference text not null default '',
  add column separate_consent_reference text,
  add column impact_assessment jsonb not null default '{"reference": "", "isLawfulAndNecessary": false,
    "areRightsAndRisksAddressed": false, "isRecipientAdequate": false, "keptUntil": "1900-01-01"}',
  add column purposes text[] not null default '{}',
  add column methods text[] not null default '{}',
  add column categories text[] not null default '{}',
  add column is_sensitive boolean not null default false,
  add column subject_count integer not null default 0,
  add column transmission text not null default '',
  add column storage_place text not null default '',
  add column retention text not null default '',
  add column records_kept_years integer not null default 0,
  add column same_jurisdiction_recipients jsonb not null default '[]',
  -- Functions and their addresses, never the name of a person: so it was asked when they were recorded.
  add column breach_contacts jsonb not null default '{"exporter": "", "recipient": ""}';

-- What is on record already gets them from its document, once, whose members are those of version 1 here. The wall of the table would hide
-- its rows from their owner.
alter table exchange.transfer_bases no force row level security;
update exchange.transfer_bases set
  legal_bases = state -> 'legalBases',
  notice_or_consent_reference = state ->> 'noticeOrConsentReference',
  separate_consent_reference = state ->> 'separateConsentReference',
  impact_assessment = state -> 'impactAssessment',
  purposes = array(select jsonb_array_elements_text(state -> 'purposes')),
  methods = array(select jsonb_array_elements_text(state -> 'methods')),
  categories = array(select jsonb_array_elements_text(state -> 'categories')),
  is_sensitive = (state ->> 'isSensitive')::boolean,
  subject_count = (state ->> 'subjectCount')::integer,
  transmission = state ->> 'transmission',
  storage_place = state ->> 'storagePlace',
  retention = state ->> 'retention',
  records_kept_years = (state ->> 'recordsKeptYears')::integer,
  same_jurisdiction_recipients = state -> 'sameJurisdictionRecipients',
  breach_contacts = state -> 'breachContacts';
alter table exchange.transfer_bases force row level security;

-- The bases for a case are found by it.
create index transfer_bases_of_case on exchange.transfer_bases using gin (purposes);

-- What is on record of every legal basis. Its document and when it was recorded stay with its service.
create view exchange.bases_on_record with (security_invoker = true) as
  select authority, basis_id, version, code, contract_version, exporter, recipient, effective_on, valid_until, legal_bases,
    notice_or_consent_reference, separate_consent_reference, impact_assessment, purposes, methods, categories, is_sensitive,
    subject_count, transmission, storage_place, retention, records_kept_years, same_jurisdiction_recipients, breach_contacts,
    filings, supersedes, termination
  from exchange.transfer_bases;
grant usage on schema exchange to concert_evidence;
grant select (authority, basis_id, version, code, contract_version, exporter, recipient, effective_on, valid_until, legal_bases,
    notice_or_consent_reference, separate_consent_reference, impact_assessment, purposes, methods, categories, is_sensitive,
    subject_count, transmission, storage_place, retention, records_kept_years, same_jurisdiction_recipients, breach_contacts,
    filings, supersedes, termination)
  on exchange.transfer_bases to concert_evidence;
grant select on exchange.bases_on_record to concert_evidence;

-- How many distinct persons content was read of under a basis in one calendar year of its exporter's place. Whoever judges a read that
-- would rest on the basis takes the turn of its counter first, so that two reads at one moment do not both find the last room. The
-- number is the database's own.
create table evidence.subject_counters (
  authority text not null,
  basis_id text not null,
  year integer not null check (year between 2000 and 9999),
  subjects bigint not null default 0 check (subjects >= 0),
  taken_at timestamptz not null default clock_timestamp(),
  primary key (authority, basis_id, year),
  foreign key (authority, basis_id) references exchange.transfer_bases (authority, basis_id)
);
select platform.tenant_table('evidence.subject_counters');
grant select, insert (authority, basis_id, year), update (taken_at) on evidence.subject_counters to concert_evidence;

-- Which bytes were counted with how many persons: the same bytes read again count once. Persons of two files are counted twice, for nobody
-- compares who they are.
create table evidence.counted_files (
  authority text not null,
  basis_id text not null,
  year integer not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  subjects integer not null check (subjects > 0),
  primary key (authority, basis_id, year, digest),
  foreign key (authority, basis_id, year) references evidence.subject_counters (authority, basis_id, year)
);
select platform.tenant_table('evidence.counted_files');
grant select, insert, update (subjects) on evidence.counted_files to concert_evidence;

-- It runs as the owner, so that no service writes the number. What was counted once stays counted.
create function evidence.count_subjects() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_added integer := new.subjects - case when tg_op = 'UPDATE' then old.subjects else 0 end;
  v_counted bigint;
begin
  if v_added < 0 then
    raise exception 'what was counted under basis % stays counted', new.basis_id
      using errcode = 'integrity_constraint_violation', constraint = 'counted_stays';
  end if;
  update evidence.subject_counters set subjects = subjects + v_added
    where authority = new.authority and basis_id = new.basis_id and year = new.year
    returning subjects into v_counted;
  if v_counted > (
    select subject_count from exchange.transfer_bases where authority = new.authority and basis_id = new.basis_id
  ) then
    raise exception 'the basis % does not cover % persons', new.basis_id, v_counted
      using errcode = 'integrity_constraint_violation', constraint = 'within_contract';
  end if;
  return new;
end
$$;
revoke all on function evidence.count_subjects() from public;
create trigger subjects_counted after insert or update on evidence.counted_files
  for each row execute function evidence.count_subjects();

-- Under which of the bases on record bytes were given; `bases` has their codes.
alter table evidence.custody add column basis_ids text[] not null default '{}';
grant insert (basis_ids) on evidence.custody to concert_evidence;
