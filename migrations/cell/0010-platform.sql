-- What every service of a cell stands on: the authority wall, the event store with its outbox, and the answers kept for repeated
-- requests. A tenant table has `authority` first in its primary key and gets its wall from `platform.tenant_table`.

create schema platform;
grant usage on schema platform to concert_applications, concert_evidence, concert_reviews, concert_certificates,
  concert_exchange, concert_workflows, concert_auditor;

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

-- SHA-256 of the bytes in which a JSON document is kept, in hexadecimal. `json` keeps the text as it was written, and every
-- database of ours is in UTF-8, so the result depends on nothing else.
create function platform.digest_of(document json) returns text
  language sql immutable strict parallel safe set search_path = pg_catalog
  return encode(sha256(convert_to(document::text, 'UTF8')), 'hex');

create function platform.refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% of %.% is refused: the table is append-only', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

-- Puts up the wall around a tenant table: row-level security, enabled and forced on the owner, with one policy on the authority
-- and, where `applicant_column` is given, on the applicant. `append_only` adds triggers that refuse every rewrite.
-- Example: select platform.tenant_table('reviews.votes');
create function platform.tenant_table(
  table_name regclass, applicant_column name default null, append_only boolean default false
) returns void
  language plpgsql set search_path = pg_catalog as $$
declare
  v_wall text := 'authority = platform.current_authority()'
    || case when applicant_column is null then '' else format(' and platform.may_see_applicant(%I)', applicant_column) end;
begin
  if not exists (
    select from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
    where indrelid = table_name and indisprimary and attname = 'authority'
  ) then
    raise exception 'the primary key of % does not begin with authority', table_name;
  end if;
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy authority_wall on %s using (%s) with check (%s)', table_name, v_wall, v_wall);
  if append_only then
    execute format('create trigger append_only before update or delete on %s
      for each row execute function platform.refuse_rewrite()', table_name);
    execute format('create trigger append_only_whole before truncate on %s
      for each statement execute function platform.refuse_rewrite()', table_name);
  end if;
end
$$;
revoke all on function platform.tenant_table(regclass, name, boolean) from public;

-- A row whose status is one of the arguments is the end of its case: nothing of it changes any more.
create function platform.keep_final_status() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.status = any (tg_argv) then
    raise exception 'a row of %.% that is % is final', tg_table_schema, tg_table_name, old.status
      using errcode = 'integrity_constraint_violation', constraint = 'status_final';
  end if;
  return new;
end
$$;

-- A column that is one of the arguments is written once: from nothing to something.
create function platform.keep_once_written() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_old jsonb := to_jsonb(old);
  v_new jsonb := to_jsonb(new);
  v_column text;
begin
  foreach v_column in array tg_argv loop
    if v_old -> v_column <> 'null' and v_old -> v_column is distinct from v_new -> v_column then
      raise exception '%.%.% is written once', tg_table_schema, tg_table_name, v_column
        using errcode = 'integrity_constraint_violation', constraint = 'written_once';
    end if;
  end loop;
  return new;
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
  ('effect-declaration', 'reviews'),
  ('certificate', 'certificates'),
  ('effect-statement', 'certificates'),
  ('envelope', 'exchange');

-- Which types of event a stream may have. The rows come from the schemas of `packages/contracts/src/events`, with every preparation
-- (`writeReference` in packages/db).
create table platform.event_types (
  stream text not null references platform.stream_owners (stream),
  type text not null,
  primary key (stream, type)
);

create table platform.events (
  authority text not null,
  stream text not null,
  stream_id text not null,
  version integer not null check (version > 0),
  id uuid not null,
  type text not null,
  payload json not null check (payload is json object with unique keys),
  payload_digest text not null generated always as (platform.digest_of(payload)) stored,
  actor text not null,
  occurred_at timestamptz not null,
  primary key (authority, stream, stream_id, version),
  unique (authority, id),
  foreign key (stream, type) references platform.event_types (stream, type)
);
select platform.tenant_table('platform.events', append_only => true);
-- An audit line carries the digest of each event of its change. The auditor computes it again, and so reads the payload; the inputs
-- of a receipt are stored as a digest only.
grant select (authority, stream, stream_id, version, id, type, payload, actor, occurred_at)
  on platform.events to concert_auditor;

-- The events that are to be relayed. It holds what the relay matches with subscriptions; the rest of an event is read from
-- `platform.events` when it is delivered.
create table platform.outbox (
  authority text not null,
  id uuid not null,
  stream text not null,
  stream_id text not null,
  type text not null,
  seq bigint generated always as identity,
  relayed_at timestamptz,
  primary key (authority, id),
  foreign key (authority, id) references platform.events (authority, id)
);
select platform.tenant_table('platform.outbox');
create index outbox_unrelayed on platform.outbox (seq) where relayed_at is null;
grant select, update (relayed_at) on platform.outbox to concert_workflows;
grant select (authority, stream, stream_id, version, id, type, payload, occurred_at) on platform.events to concert_workflows;

create function platform.announce_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('concert_outbox', '');
  return null;
end
$$;
create trigger announce after insert on platform.outbox for each statement execute function platform.announce_outbox();

-- The answers already given, by service, caller and key. They hold what was answered, contacts among it, so they are forgotten
-- when nobody repeats the request any more. No service changes or deletes one: a service that could would cause an effect twice
-- under the same key.
create table platform.idempotency_keys (
  authority text not null,
  service text not null,
  caller text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  -- The text that was sent, byte for byte.
  response json,
  etag text,
  created_at timestamptz not null default transaction_timestamp(),
  primary key (authority, service, caller, key)
);
create index idempotency_keys_by_age on platform.idempotency_keys (created_at);
-- The wall is written out here because it has a second condition: a service sees its own answers only. The owner, as whom only
-- `forget_keys` runs, sees the answers of every service of the authority.
alter table platform.idempotency_keys enable row level security;
alter table platform.idempotency_keys force row level security;
create policy authority_wall on platform.idempotency_keys
  using (authority = platform.current_authority()
         and (current_user = 'concert_owner' or pg_has_role(session_user, 'concert_' || service, 'member')))
  with check (authority = platform.current_authority() and pg_has_role(session_user, 'concert_' || service, 'member'));
grant select, insert on platform.idempotency_keys
  to concert_applications, concert_evidence, concert_reviews, concert_certificates, concert_exchange, concert_workflows;

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
