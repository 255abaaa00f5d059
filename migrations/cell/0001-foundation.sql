-- The ground every service of a cell stands on: the authority wall, the event store with its outbox, the audit chain,
-- the idempotency keys. A tenant table has `authority` first in its primary key and the policy `authority_wall`.

create schema platform;
create schema audit;

grant usage on schema platform to concert_applications, concert_evidence, concert_reviews, concert_certificates,
  concert_exchange, concert_workflows, concert_auditor;
grant usage on schema audit to concert_auditor;

-- The authority of this transaction; null when none was set, so that every policy fails closed.
create function platform.current_authority() returns text
  language sql stable parallel safe
  return nullif(current_setting('concert.authority', true), '');

-- The applicant this transaction acts for, '*' for staff and services, null when none was set.
create function platform.current_applicant() returns text
  language sql stable parallel safe
  return nullif(current_setting('concert.applicant', true), '');

create function platform.may_see_applicant(applicant text) returns boolean
  language sql stable parallel safe
  return platform.current_applicant() in ('*', applicant);

create function platform.refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% of %.% is refused: the table is append-only', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

-- Which service may append to which stream.
create table platform.stream_owners (
  stream text primary key,
  service text not null
);
insert into platform.stream_owners (stream, service) values
  ('organisation', 'applications'),
  ('ai-system', 'applications'),
  ('application', 'applications'),
  ('correspondence', 'applications'),
  ('evidence', 'evidence'),
  ('evaluation', 'reviews'),
  ('recognition', 'reviews'),
  ('peer-decision', 'reviews'),
  ('effect', 'reviews'),
  ('certificate', 'certificates'),
  ('effect-statement', 'certificates'),
  ('envelope', 'exchange');

create table platform.events (
  authority text not null,
  stream text not null references platform.stream_owners (stream),
  stream_id text not null,
  version integer not null check (version > 0),
  id uuid not null,
  type text not null,
  payload jsonb not null,
  actor text not null,
  occurred_at timestamptz not null,
  primary key (authority, stream, stream_id, version),
  unique (authority, id)
);
alter table platform.events enable row level security;
alter table platform.events force row level security;
create policy authority_wall on platform.events
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());
create trigger append_only before update or delete on platform.events
  for each row execute function platform.refuse_rewrite();
create trigger append_only_whole before truncate on platform.events
  for each statement execute function platform.refuse_rewrite();

create table platform.outbox (
  authority text not null,
  id uuid not null,
  stream text not null,
  stream_id text not null,
  stream_version integer not null,
  type text not null,
  payload jsonb not null,
  occurred_at timestamptz not null,
  seq bigint generated always as identity,
  relayed_at timestamptz,
  primary key (authority, id)
);
create index outbox_unrelayed on platform.outbox (seq) where relayed_at is null;
alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
create policy authority_wall on platform.outbox
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());
grant select, update (relayed_at) on platform.outbox to concert_workflows;

create function platform.announce_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('concert_outbox', '');
  return null;
end
$$;
create trigger announce after insert on platform.outbox for each statement execute function platform.announce_outbox();

create table audit.heads (
  authority text primary key,
  seq bigint not null,
  hash bytea not null check (octet_length(hash) = 32)
);
alter table audit.heads enable row level security;
alter table audit.heads force row level security;
create policy authority_wall on audit.heads
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

create table audit.entries (
  authority text not null,
  seq bigint not null check (seq > 0),
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  line text not null,
  recorded_at timestamptz not null,
  primary key (authority, seq)
);
alter table audit.entries enable row level security;
alter table audit.entries force row level security;
create policy authority_wall on audit.entries
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());
create trigger append_only before update or delete on audit.entries
  for each row execute function platform.refuse_rewrite();
create trigger append_only_whole before truncate on audit.entries
  for each statement execute function platform.refuse_rewrite();

-- One clause receipt for every guard a transition passed (lifecycle guard G5).
create table audit.receipts (
  authority text not null,
  seq bigint not null,
  ordinal integer not null,
  clause text not null,
  guard text not null,
  inputs_hash bytea not null check (octet_length(inputs_hash) = 32),
  actor text not null,
  authorisation_id text,
  edition text,
  primary key (authority, seq, ordinal),
  foreign key (authority, seq) references audit.entries (authority, seq)
);
create index receipts_by_clause on audit.receipts (authority, clause, seq);
alter table audit.receipts enable row level security;
alter table audit.receipts force row level security;
create policy authority_wall on audit.receipts
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());
create trigger append_only before update or delete on audit.receipts
  for each row execute function platform.refuse_rewrite();
create trigger append_only_whole before truncate on audit.receipts
  for each statement execute function platform.refuse_rewrite();
grant select on audit.heads, audit.entries, audit.receipts to concert_auditor;

-- Appends one line to the authority's chain: hash = sha256(previous hash, sequence as eight bytes big-endian, line).
create function audit.append(p_line text) returns bigint
  language plpgsql set search_path = pg_catalog as $$
declare
  v_authority text := platform.current_authority();
  v_seq bigint;
  v_prev bytea;
  v_hash bytea;
begin
  insert into audit.heads (authority, seq, hash) values (v_authority, 0, decode(repeat('00', 32), 'hex'))
    on conflict (authority) do nothing;
  select seq + 1, hash into v_seq, v_prev from audit.heads where authority = v_authority for update;
  v_hash := sha256(v_prev || int8send(v_seq) || convert_to(p_line, 'UTF8'));
  insert into audit.entries (authority, seq, prev_hash, hash, line, recorded_at)
    values (v_authority, v_seq, v_prev, v_hash, p_line, transaction_timestamp());
  update audit.heads set seq = v_seq, hash = v_hash where authority = v_authority;
  return v_seq;
end
$$;

-- Records one change of one stream: its events, their outbox rows, its audit line and its clause receipts. It is the only way
-- for a service to write any of them, and runs as the owner so that no service can forge a sequence or a hash.
-- p_events: [{id, type, payload}], p_receipts: [{clause, guard, inputsHash (hex), authorisationId, edition}].
create function platform.record_change(
  p_stream text, p_stream_id text, p_version integer, p_actor text, p_events jsonb, p_line text, p_receipts jsonb
) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_authority text := platform.current_authority();
  v_service text;
  v_seq bigint;
begin
  select service into v_service from platform.stream_owners where stream = p_stream;
  if v_service is null or not pg_has_role(session_user, 'concert_' || v_service, 'member') then
    raise exception 'role % may not record changes of stream %', session_user, p_stream
      using errcode = 'insufficient_privilege';
  end if;
  insert into platform.events (authority, stream, stream_id, version, id, type, payload, actor, occurred_at)
    select v_authority, p_stream, p_stream_id, p_version + event.ordinal, (event.value ->> 'id')::uuid,
           event.value ->> 'type', event.value -> 'payload', p_actor, transaction_timestamp()
    from jsonb_array_elements(p_events) with ordinality as event (value, ordinal);
  insert into platform.outbox (authority, id, stream, stream_id, stream_version, type, payload, occurred_at)
    select v_authority, (event.value ->> 'id')::uuid, p_stream, p_stream_id, p_version + event.ordinal,
           event.value ->> 'type', event.value -> 'payload', transaction_timestamp()
    from jsonb_array_elements(p_events) with ordinality as event (value, ordinal);
  -- The chain's head is locked last, so that the transactions of a cell queue for it as shortly as possible.
  v_seq := audit.append(p_line);
  insert into audit.receipts (authority, seq, ordinal, clause, guard, inputs_hash, actor, authorisation_id, edition)
    select v_authority, v_seq, receipt.ordinal, receipt.value ->> 'clause', receipt.value ->> 'guard',
           decode(receipt.value ->> 'inputsHash', 'hex'), p_actor, receipt.value ->> 'authorisationId', receipt.value ->> 'edition'
    from jsonb_array_elements(p_receipts) with ordinality as receipt (value, ordinal);
  return v_seq;
end
$$;
revoke all on function platform.record_change(text, text, integer, text, jsonb, text, jsonb) from public;
revoke all on function audit.append(text) from public;
grant execute on function platform.record_change(text, text, integer, text, jsonb, text, jsonb)
  to concert_applications, concert_evidence, concert_reviews, concert_certificates, concert_exchange;

-- The answers already given, by service, caller and key; kept at least 24 hours.
create table platform.idempotency_keys (
  authority text not null,
  service text not null,
  caller text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  response jsonb,
  etag text,
  created_at timestamptz not null default transaction_timestamp(),
  primary key (authority, service, caller, key)
);
create index idempotency_keys_by_age on platform.idempotency_keys (created_at);
alter table platform.idempotency_keys enable row level security;
alter table platform.idempotency_keys force row level security;
create policy authority_wall on platform.idempotency_keys
  using (authority = platform.current_authority() and pg_has_role(session_user, 'concert_' || service, 'member'))
  with check (authority = platform.current_authority() and pg_has_role(session_user, 'concert_' || service, 'member'));
grant select, insert, update (status, response, etag), delete on platform.idempotency_keys
  to concert_applications, concert_evidence, concert_reviews, concert_certificates, concert_exchange, concert_workflows;
