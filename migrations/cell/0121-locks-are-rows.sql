-- What transactions take turns by: rows of the service that takes the turn, which no other role can lock. An advisory lock is a number,
-- which any role that may call the function can hold; the preparation closes those functions (packages/db/src/close-database.ts).

-- The row of a key is written when the key is claimed, without an answer, so that the claim is the row: who else claims it meets the
-- primary key. A claim that was committed without an answer is as good as none.
revoke insert on platform.idempotency_keys
  from concert_applications, concert_evidence, concert_reviews, concert_certificates, concert_exchange, concert_workflows;

-- Claims a key for this transaction. Where another transaction holds it, that is answered after 10 ms, instead of waiting for its end
-- with a connection in hand.
create function platform.claim_key(p_service text, p_caller text, p_key text, p_request_hash bytea)
  returns table (outcome text, status integer, response text, etag text)
  language plpgsql security definer set search_path = pg_catalog set lock_timeout = '10ms' as $$
begin
  begin
    insert into platform.idempotency_keys as kept (authority, service, caller, key, request_hash)
      values (platform.current_authority(), p_service, p_caller, p_key, p_request_hash)
      on conflict (authority, service, caller, key)
        do update set request_hash = excluded.request_hash, created_at = excluded.created_at where kept.status is null;
    if found then
      return query select 'fresh', null::integer, null::text, null::text;
      return;
    end if;
  exception when lock_not_available then
    return query select 'in-progress', null::integer, null::text, null::text;
    return;
  end;
  return query
    select case when kept.request_hash = p_request_hash then 'answered' else 'other-request' end,
           kept.status, kept.response::text, kept.etag
      from platform.idempotency_keys kept
     where kept.authority = platform.current_authority() and kept.service = p_service and kept.caller = p_caller
       and kept.key = p_key and pg_has_role(session_user, 'concert_' || p_service, 'member');
end
$$;
revoke all on function platform.claim_key(text, text, text, bytea) from public;
grant execute on function platform.claim_key(text, text, text, bytea)
  to concert_applications, concert_evidence, concert_reviews, concert_certificates, concert_exchange, concert_workflows;

-- Keeps the answer under a key that this transaction claimed. An answer that was kept is never replaced.
create function platform.keep_answer(
  p_service text, p_caller text, p_key text, p_status integer, p_response json, p_etag text
) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update platform.idempotency_keys kept set status = p_status, response = p_response, etag = p_etag
   where kept.authority = platform.current_authority() and kept.service = p_service and kept.caller = p_caller
     and kept.key = p_key and kept.status is null;
  if not found then
    raise exception 'the key % was not claimed', p_key using errcode = 'insufficient_privilege';
  end if;
end
$$;
revoke all on function platform.keep_answer(text, text, text, integer, json, text) from public;
grant execute on function platform.keep_answer(text, text, text, integer, json, text)
  to concert_applications, concert_evidence, concert_reviews, concert_certificates, concert_exchange, concert_workflows;

-- Whose turn it is to relay events.
create table workflows.relay_turns (
  authority text primary key,
  taken_at timestamptz not null default clock_timestamp()
);
select platform.tenant_table('workflows.relay_turns');
grant select, insert, update (taken_at) on workflows.relay_turns to concert_workflows;

-- Transactions that store the intent of one decision, the first of which there may be none yet.
create table certificates.decision_turns (
  authority text not null,
  lead_authority text not null,
  evaluation_id text not null,
  taken_at timestamptz not null default clock_timestamp(),
  primary key (authority, lead_authority, evaluation_id)
);
select platform.tenant_table('certificates.decision_turns');
grant select, insert, update (taken_at) on certificates.decision_turns to concert_certificates;

-- Transactions that record the bytes of a digest, or remove them because no record refers to them.
create table evidence.object_turns (
  authority text not null,
  digest text not null,
  taken_at timestamptz not null default clock_timestamp(),
  primary key (authority, digest)
);
select platform.tenant_table('evidence.object_turns');
grant select, insert, update (taken_at) on evidence.object_turns to concert_evidence;
