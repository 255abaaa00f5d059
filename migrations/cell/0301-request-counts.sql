-- How many requests of a caller each replica of a service has answered in its window: so the replicas count together (decision 29). The caller
-- is a digest. Nothing of it is a record, so that what a crash of the server takes with it is forgotten.
create unlogged table platform.request_counts (
  authority text not null,
  service text not null,
  replica uuid not null,
  caller text not null,
  requests integer not null,
  ends_at timestamptz not null,
  primary key (authority, service, replica, caller)
);
select platform.tenant_table('platform.request_counts');

-- Keeps what one replica has counted, and says what the others of its service have. How long a window still lasts is said in ms, so
-- that the clock of this database alone decides.
create function platform.exchange_request_counts(
  p_service text, p_replica uuid, p_callers text[], p_requests integer[], p_ends_in_ms integer[]
) returns table (caller text, requests integer, ends_in_ms integer)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  v_now timestamptz := clock_timestamp();
begin
  if not pg_has_role(session_user, 'concert_' || p_service, 'member') then
    raise exception 'no counts of service %', p_service using errcode = 'insufficient_privilege';
  end if;
  -- Its own that are over, and what replicas have left that are gone.
  delete from platform.request_counts
    where ctid in (select ctid from platform.request_counts gone
                    where gone.authority = platform.current_authority() and gone.service = p_service
                      and gone.ends_at < v_now - case when gone.replica = p_replica then interval '0' else interval '1 minute' end
                    for update skip locked);
  insert into platform.request_counts as kept (authority, service, replica, caller, requests, ends_at)
    select platform.current_authority(), p_service, p_replica, counted.caller, counted.requests,
           v_now + counted.ends_in_ms * interval '1 millisecond'
      from unnest(p_callers, p_requests, p_ends_in_ms) as counted (caller, requests, ends_in_ms)
    on conflict (authority, service, replica, caller) do update set requests = excluded.requests, ends_at = excluded.ends_at;
  return query
    select other.caller, least(sum(other.requests), 2147483647)::integer,
           ceil(extract(epoch from max(other.ends_at) - v_now) * 1000)::integer
      from platform.request_counts other
     where other.authority = platform.current_authority() and other.service = p_service
       and other.replica <> p_replica and other.ends_at > v_now
     group by other.caller;
end
$$;
revoke all on function platform.exchange_request_counts(text, uuid, text[], integer[], integer[]) from public;
grant execute on function platform.exchange_request_counts(text, uuid, text[], integer[], integer[])
  to concert_applications, concert_evidence, concert_reviews, concert_certificates, concert_exchange, concert_workflows;
