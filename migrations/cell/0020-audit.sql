-- The audit chain of each authority, the clause receipts, and the one function by which a service records a change.

create schema audit;
grant usage on schema audit to concert_auditor;

create table audit.heads (
  authority text primary key,
  seq bigint not null,
  hash bytea not null check (octet_length(hash) = 32)
);
select platform.tenant_table('audit.heads');

create table audit.entries (
  authority text not null,
  seq bigint not null check (seq > 0),
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  line text not null,
  recorded_at timestamptz not null,
  primary key (authority, seq)
);
select platform.tenant_table('audit.entries', append_only => true);

-- One clause receipt for every guard a transition passed.
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
select platform.tenant_table('audit.receipts', append_only => true);
create index receipts_by_clause on audit.receipts (authority, clause, seq);
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
