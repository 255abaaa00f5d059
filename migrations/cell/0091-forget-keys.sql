-- The answers kept for repetitions hold what was answered, contacts among it, so they are forgotten when nobody repeats any
-- more. No service changes or deletes one: whoever could would have an effect twice under the same key.

revoke update (status, response, etag), delete on platform.idempotency_keys
  from concert_applications, concert_evidence, concert_reviews, concert_certificates, concert_exchange, concert_workflows;

-- The owner, as whom only `forget_keys` runs, sees the answers of every service of the authority; a service sees its own.
alter policy authority_wall on platform.idempotency_keys
  using (authority = platform.current_authority()
         and (current_user = 'concert_owner' or pg_has_role(session_user, 'concert_' || service, 'member')))
  with check (authority = platform.current_authority() and pg_has_role(session_user, 'concert_' || service, 'member'));

-- Deletes up to p_rows_max answers of this authority, of whichever service, that were kept before p_before; says how many.
-- Callers are promised 24 hours, so that nobody can have an answer forgotten earlier.
create function platform.forget_keys(p_before timestamptz, p_rows_max integer) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_forgotten bigint;
begin
  if p_before is null or p_before > clock_timestamp() - interval '24 hours' then
    raise exception 'answers are kept for 24 hours at least: % is too late', p_before
      using errcode = 'insufficient_privilege';
  end if;
  delete from platform.idempotency_keys
    where ctid in (select ctid from platform.idempotency_keys
                    where authority = platform.current_authority() and created_at < p_before
                    order by created_at limit p_rows_max);
  get diagnostics v_forgotten = row_count;
  return v_forgotten;
end
$$;
revoke all on function platform.forget_keys(timestamptz, integer) from public;
grant execute on function platform.forget_keys(timestamptz, integer) to concert_workflows;
