-- The entries of a read across a border are compared: what the custody of the origin says with what the counter-entry of the reader's authority
-- says. Both sides name a read by the id of its request.
alter table evidence.custody
  add column read_id text,
  add constraint read_is_of_reader check (read_id is null or reader_authority is not null);
grant insert (read_id) on evidence.custody to concert_evidence;
create unique index custody_of_read on evidence.custody (authority, reader_authority, read_id collate "C") where read_id is not null;

-- Whether the custody of the read names it; of those from before nothing can be compared but that they were.
alter table evidence.border_reads add column is_entered boolean not null default false;
alter table evidence.border_reads alter column is_entered set default true;

create index border_reads_in_order on exchange.border_reads (authority, lead_authority, read_id collate "C");

-- What both sides say alike of one read: of which file, by whom, in which office, on what, and of how many bytes.
create function platform.border_read_digest(p_origin text, p_reader_authority text, p_digest text, p_reader text, p_office_place text,
  p_office_entity text, p_bases text[], p_basis_ids text[], p_bytes bigint) returns text
  language sql stable set search_path = pg_catalog
return encode(sha256(convert_to(jsonb_build_array(p_origin, p_reader_authority, p_digest, p_reader, p_office_place, p_office_entity,
  p_bases, p_basis_ids, p_bytes)::text, 'UTF8')), 'hex');
revoke all on function platform.border_read_digest(text, text, text, text, text, text, text[], text[], bigint) from public;
grant execute on function platform.border_read_digest(text, text, text, text, text, text, text[], text[], bigint) to concert_exchange;

-- What this authority has given to readers of another one: ids and digests, so that the service that tells them reads no custody. It runs as
-- the owner, and stands on the ground of all services.
create function platform.reads_given(p_reader_authority text, p_from text, p_until text)
  returns table (read_id text, digest text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select given.read_id, platform.border_read_digest(given.authority, given.reader_authority, given.digest, given.reader_id,
    given.office_place, given.office_entity, given.bases, given.basis_ids, given.last_byte - given.first_byte + 1)
  from evidence.custody given
  where given.authority = platform.current_authority() and given.reader_authority = p_reader_authority
    and given.read_id collate "C" >= p_from and given.read_id collate "C" < p_until
  union all
  select answered.request_id, null
  from evidence.border_reads answered
  where answered.authority = platform.current_authority() and answered.from_authority = p_reader_authority and not answered.is_entered
    and answered.request_id collate "C" >= p_from and answered.request_id collate "C" < p_until;
end;
revoke all on function platform.reads_given(text, text, text) from public;
grant execute on function platform.reads_given(text, text, text) to concert_exchange;

-- Where the two sides differ. A difference stays on record; one that is found again after it was settled is another.
create table exchange.read_differences (
  authority text not null,
  peer_authority text not null references reference.authorities (code) check (peer_authority <> authority),
  read_id text not null check (length(read_id) <= 64),
  kind text not null check (kind in ('missing-here', 'missing-there', 'altered')),
  -- The clock of the database: no service writes the column.
  found_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  primary key (authority, peer_authority, read_id, kind, found_at)
);
select platform.tenant_table('exchange.read_differences');
create unique index read_differences_open on exchange.read_differences (authority, peer_authority, read_id, kind) where settled_at is null;
create index read_differences_newest on exchange.read_differences (authority, found_at desc, read_id desc);
create trigger written_once before update on exchange.read_differences
  for each row execute function platform.keep_once_written('settled_at');
create trigger never_removed before delete on exchange.read_differences
  for each row execute function platform.refuse_rewrite();
grant select, insert (authority, peer_authority, read_id, kind), update (settled_at) on exchange.read_differences to concert_exchange;
