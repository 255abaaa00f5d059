-- How many requests of a caller each replica of the register has answered in its window, as `platform.request_counts` of a cell.
create unlogged table registry.request_counts (
  replica uuid not null,
  caller text not null,
  requests integer not null,
  ends_at timestamptz not null,
  primary key (replica, caller)
);

-- Keeps what one replica has counted, and says what the others of its service have. How long a window still lasts is said in ms, so
-- that the clock of this database alone decides.
create function registry.exchange_request_counts(
  p_replica uuid, p_callers text[], p_requests integer[], p_ends_in_ms integer[]
) returns table (caller text, requests integer, ends_in_ms integer)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  v_now timestamptz := clock_timestamp();
begin
  -- Its own that are over, and what replicas have left that are gone.
  delete from registry.request_counts
    where ctid in (select ctid from registry.request_counts gone
                    where gone.ends_at < v_now - case when gone.replica = p_replica then interval '0' else interval '1 minute' end
                    for update skip locked);
  insert into registry.request_counts as kept (replica, caller, requests, ends_at)
    select p_replica, counted.caller, counted.requests, v_now + counted.ends_in_ms * interval '1 millisecond'
      from unnest(p_callers, p_requests, p_ends_in_ms) as counted (caller, requests, ends_in_ms)
    on conflict (replica, caller) do update set requests = excluded.requests, ends_at = excluded.ends_at;
  return query
    select other.caller, least(sum(other.requests), 2147483647)::integer,
           ceil(extract(epoch from max(other.ends_at) - v_now) * 1000)::integer
      from registry.request_counts other
     where other.replica <> p_replica and other.ends_at > v_now
     group by other.caller;
end
$$;
revoke all on function registry.exchange_request_counts(uuid, text[], integer[], integer[]) from public;
grant execute on function registry.exchange_request_counts(uuid, text[], integer[], integer[])
  to concert_registry;
