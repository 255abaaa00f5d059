-- The record of each authority: one audit line per change, the clause receipts of the line, and the hash chain over the lines. A line is
-- written with its change. Its place in the chain is given afterwards, by `platform.chain_audit_lines`, so that changes do not queue for one
-- lock until their commit.

create schema audit;
grant usage on schema audit to concert_auditor;

create table audit.lines (
  authority text not null,
  -- Grows in the order in which changes are recorded: what was committed before another change was recorded has the lower number.
  line_id bigint not null generated always as identity,
  line text not null,
  recorded_at timestamptz not null,
  primary key (authority, line_id)
);
select platform.tenant_table('audit.lines', append_only => true);

-- The lines that have no place in the chain yet. An open transaction delays its own lines only.
create table audit.waiting (
  authority text not null,
  line_id bigint not null,
  primary key (authority, line_id),
  foreign key (authority, line_id) references audit.lines (authority, line_id)
);
select platform.tenant_table('audit.waiting');

-- The chain: hash = sha256(previous hash, place as eight bytes big-endian, line).
create table audit.entries (
  authority text not null,
  place bigint not null check (place > 0),
  line_id bigint not null,
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  chained_at timestamptz not null,
  primary key (authority, place),
  unique (authority, line_id),
  foreign key (authority, line_id) references audit.lines (authority, line_id)
);
select platform.tenant_table('audit.entries', append_only => true);

-- The last entry of each chain. It shows that the end of a chain was cut off, and its row lock keeps two runners apart.
create table audit.heads (
  authority text primary key,
  place bigint not null,
  hash bytea not null check (octet_length(hash) = 32)
);
select platform.tenant_table('audit.heads');

-- One clause receipt for every guard that a transition passed.
create table audit.receipts (
  authority text not null,
  line_id bigint not null,
  ordinal integer not null,
  clause text not null,
  guard text not null,
  -- SHA-256 of what the guard judged.
  inputs_digest text not null check (inputs_digest ~ '^[0-9a-f]{64}$'),
  actor text not null,
  authorisation_id text,
  edition text,
  primary key (authority, line_id, ordinal),
  foreign key (authority, line_id) references audit.lines (authority, line_id)
);
select platform.tenant_table('audit.receipts', append_only => true);
create index receipts_by_clause on audit.receipts (authority, clause, line_id);

grant select on audit.lines, audit.waiting, audit.entries, audit.heads, audit.receipts to concert_auditor;

-- Gives up to p_lines_max waiting lines of this authority their places in the chain, in order of their numbers; returns how many.
-- Returns 0 when none waits or another runner is at work. The lines, their entries and the head change in the transaction of the
-- caller: whatever ends it early leaves every line either waiting or chained.
create function platform.chain_audit_lines(p_lines_max integer) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_authority text := platform.current_authority();
  v_place bigint;
  v_hash bytea;
  v_chained integer := 0;
  v_taken record;
begin
  if v_authority is null then
    raise exception 'no authority is set' using errcode = 'insufficient_privilege';
  end if;
  -- Under a stricter level every statement would see the chain as it was before the lock.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'lines are chained under read committed only' using errcode = 'invalid_transaction_state';
  end if;
  if not exists (select from audit.waiting where authority = v_authority) then
    return 0;
  end if;
  -- Asked first: the insert alone would wait for a runner that has the head.
  if not exists (select from audit.heads where authority = v_authority) then
    insert into audit.heads (authority, place, hash) values (v_authority, 0, decode(repeat('00', 32), 'hex'))
      on conflict (authority) do nothing;
  end if;
  select place, hash into v_place, v_hash from audit.heads where authority = v_authority for update skip locked;
  if not found then
    return 0;
  end if;
  for v_taken in
    with taken as (
      delete from audit.waiting where authority = v_authority and line_id in (
        select line_id from audit.waiting where authority = v_authority order by line_id limit p_lines_max)
      returning line_id)
    select line_id, line from taken join audit.lines using (line_id) where authority = v_authority order by line_id
  loop
    v_place := v_place + 1;
    insert into audit.entries (authority, place, line_id, prev_hash, hash, chained_at)
      values (v_authority, v_place, v_taken.line_id, v_hash,
        sha256(v_hash || int8send(v_place) || convert_to(v_taken.line, 'UTF8')), clock_timestamp())
      returning hash into v_hash;
    v_chained := v_chained + 1;
  end loop;
  update audit.heads set place = v_place, hash = v_hash where authority = v_authority;
  return v_chained;
end
$$;
revoke all on function platform.chain_audit_lines(integer) from public;
grant execute on function platform.chain_audit_lines(integer) to concert_workflows;

-- Records one change of one stream: its events, their outbox rows, its audit line and its clause receipts. It is the only way
-- for a service to write any of them, and runs as the owner so that no service can forge a line, a number or a digest. The members of
-- the line have a fixed order.
-- p_version: the version that the change was decided on. p_events: [{id, type, payload}], p_receipts: [{clause, guard, inputsDigest}].
create function platform.record_change(
  p_stream text, p_stream_id text, p_version integer, p_action text, p_actor text, p_authorisation_id text,
  p_edition text, p_request_id text, p_events json, p_receipts json
) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_authority text := platform.current_authority();
  v_at timestamptz := transaction_timestamp();
  v_service text;
  v_events json;
  v_receipts json;
  v_line_id bigint;
begin
  select service into v_service from platform.stream_owners where stream = p_stream;
  if v_service is null or not pg_has_role(session_user, 'concert_' || v_service, 'member') then
    raise exception 'role % may not record changes of stream %', session_user, p_stream
      using errcode = 'insufficient_privilege';
  end if;

  with recorded as (
    insert into platform.events (authority, stream, stream_id, version, id, type, payload, actor, occurred_at)
      select v_authority, p_stream, p_stream_id, p_version + ordinal, (event ->> 'id')::uuid, event ->> 'type', event -> 'payload',
        p_actor, v_at
      from json_array_elements(p_events) with ordinality as given (event, ordinal)
      returning id, version, type, payload_digest),
  announced as (
    insert into platform.outbox (authority, id, stream, stream_id, type)
      select v_authority, id, p_stream, p_stream_id, type from recorded order by version)
  select json_agg(json_build_object('id', id, 'type', type, 'digest', payload_digest) order by version)
    into v_events from recorded;
  if v_events is null then
    raise exception 'a change of stream % has no event', p_stream
      using errcode = 'integrity_constraint_violation', constraint = 'change_has_event';
  end if;

  select coalesce(json_agg(json_build_object('clause', receipt ->> 'clause', 'guard', receipt ->> 'guard',
      'inputsDigest', receipt ->> 'inputsDigest') order by ordinal), '[]') into v_receipts
    from json_array_elements(p_receipts) with ordinality as given (receipt, ordinal);

  insert into audit.lines (authority, line, recorded_at)
    values (v_authority, json_build_object(
      'at', to_char(v_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'authority', v_authority,
      'action', p_action,
      'stream', p_stream,
      'streamId', p_stream_id,
      'version', p_version,
      'actor', p_actor,
      'authorisationId', p_authorisation_id,
      'edition', p_edition,
      'requestId', p_request_id,
      'events', v_events,
      'receipts', v_receipts), v_at)
    returning line_id into v_line_id;
  insert into audit.waiting (authority, line_id) values (v_authority, v_line_id);
  insert into audit.receipts (authority, line_id, ordinal, clause, guard, inputs_digest, actor, authorisation_id, edition)
    select v_authority, v_line_id, ordinal, receipt ->> 'clause', receipt ->> 'guard', receipt ->> 'inputsDigest', p_actor,
      p_authorisation_id, p_edition
    from json_array_elements(v_receipts) with ordinality as given (receipt, ordinal);
end
$$;
revoke all on function platform.record_change(text, text, integer, text, text, text, text, text, json, json) from public;
grant execute on function platform.record_change(text, text, integer, text, text, text, text, text, json, json)
  to concert_applications, concert_evidence, concert_reviews, concert_certificates, concert_exchange;
