-- Reading across a border: an authority gives one file of a joint case to a reader of another one, through the cell of that one.

-- Whether bytes are evidence in the dossier that an authority of this place was handed: of a granted evaluation of the application, whose
-- places of use have the place, and on which a finding rests that stands. It runs as the owner, so that the service that asks reads no
-- finding, and stands on the ground of all services.
create function platform.is_cited_for_place(p_application_id text, p_digest text, p_place text) returns boolean
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select exists (
    select from reviews.evaluations evaluation
      join applications.applications application
        on application.authority = evaluation.authority and application.application_id = evaluation.application_id
      cross join lateral (
        select distinct on (found.requirement_id) found.evidence from reviews.findings found
        where found.authority = evaluation.authority and found.evaluation_id = evaluation.evaluation_id
        order by found.requirement_id, found.evaluation_version desc) standing
    where evaluation.authority = platform.current_authority() and evaluation.application_id = p_application_id
      and evaluation.status = 'granted' and p_place = any (application.places_of_use) and standing.evidence ? p_digest);
end;
revoke all on function platform.is_cited_for_place(text, text, text) from public;
grant execute on function platform.is_cited_for_place(text, text, text) to concert_evidence;

-- Which requests of other authorities were answered with bytes: nobody reads twice by one request.
create table evidence.border_reads (
  authority text not null,
  from_authority text not null references reference.authorities (code),
  request_id text not null,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (authority, from_authority, request_id),
  check (from_authority <> authority)
);
select platform.tenant_table('evidence.border_reads', append_only => true);
grant select, insert (authority, from_authority, request_id) on evidence.border_reads to concert_evidence;

-- Who read that is of the staff of another authority: known there, and here by the name that it uses.
alter table evidence.custody
  add column reader_authority text references reference.authorities (code),
  add column reader_id text,
  add constraint reader_is_whole check ((reader_authority is null) = (reader_id is null)),
  add constraint reader_is_elsewhere check (reader_authority is null or (reader_authority <> authority and person_id is null)),
  drop constraint office_is_whole,
  add constraint office_is_whole check ((office_place is null) = (office_entity is null)
    and (office_place is null or person_id is not null or reader_id is not null));
grant insert (reader_authority, reader_id) on evidence.custody to concert_evidence;

-- In the cell of the reader: which authority leads a recognition, and for which application. The dossier stays with its service.
create view reviews.recognitions_to_read with (security_invoker = true) as
  select authority, recognition_id, lead_authority, application_id from reviews.recognitions;
grant usage on schema reviews to concert_exchange;
grant select (authority, recognition_id, lead_authority, application_id) on reviews.recognitions to concert_exchange;
grant select on reviews.recognitions_to_read to concert_exchange;
grant execute on function platform.person_in_case(text, text) to concert_exchange;

-- Who of this authority was given the bytes of a file that another one keeps, on what, as that one says, and how it ended: the counter-entry
-- to the custody there. A row is written before the first byte is passed on; of the bytes nothing is kept.
create table exchange.border_reads (
  authority text not null,
  read_id text not null,
  recognition_id text not null,
  lead_authority text not null references reference.authorities (code) check (lead_authority <> authority),
  application_id text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  person_id text not null,
  office_place text references reference.places (code),
  office_entity text,
  bases text[] not null check (cardinality(bases) > 0),
  basis_ids text[] not null,
  size_bytes bigint not null check (size_bytes > 0),
  -- The clock of the database: no service writes the column.
  begun_at timestamptz not null default clock_timestamp(),
  outcome text check (outcome in ('complete', 'stopped', 'cut-off')),
  passed_bytes bigint check (passed_bytes between 0 and size_bytes),
  ended_at timestamptz,
  primary key (authority, read_id),
  foreign key (authority, recognition_id) references reviews.recognitions (authority, recognition_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id),
  check ((office_place is null) = (office_entity is null)),
  check ((outcome is null) = (ended_at is null) and (outcome is null) = (passed_bytes is null)),
  check (outcome <> 'complete' or passed_bytes = size_bytes)
);
select platform.tenant_table('exchange.border_reads');
create index border_reads_newest on exchange.border_reads (authority, recognition_id, begun_at desc, read_id desc);
create trigger written_once before update on exchange.border_reads
  for each row execute function platform.keep_once_written('outcome', 'passed_bytes', 'ended_at');
create trigger never_removed before delete on exchange.border_reads
  for each row execute function platform.refuse_rewrite();
grant select, insert (authority, read_id, recognition_id, lead_authority, application_id, digest, person_id, office_place, office_entity,
    bases, basis_ids, size_bytes), update (outcome, passed_bytes, ended_at)
  on exchange.border_reads to concert_exchange;
