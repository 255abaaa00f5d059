-- What the workflows engine must remember: which event still has to reach which subscription, and where each saga stands.
-- The queue (BullMQ) holds only hints to work; everything it knows can be rebuilt from these tables.

create schema workflows;
grant usage on schema workflows to concert_workflows;

-- One row for each event and subscription, written in the transaction that marks the event relayed.
create table workflows.deliveries (
  authority text not null,
  event_id uuid not null,
  subscription text not null,
  stream text not null,
  stream_id text not null,
  -- The event's place in the outbox: deliveries of one subscription and stream run in this order.
  seq bigint not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'dead')),
  attempts integer not null default 0,
  -- Claims in a row whose end nobody has written, the present one included. An attempt that fails is repeated for as long as its
  -- cause may pass; only work that ends its worker again and again is given up.
  unended integer not null default 0,
  -- Counts claims: only the newest claim may say how the delivery ended.
  fence bigint not null default 0,
  -- When the next attempt is due; while an attempt runs, when its lease ends.
  next_at timestamptz not null default clock_timestamp(),
  last_error text,
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (authority, event_id, subscription),
  check ((state = 'pending') = (finished_at is null)),
  check (state <> 'dead' or last_error is not null)
);
select platform.tenant_table('workflows.deliveries');
create index deliveries_open_in_stream on workflows.deliveries (authority, subscription, stream, stream_id, seq)
  where state <> 'done';
create index deliveries_due on workflows.deliveries (authority, next_at) where state = 'pending';

create table workflows.sagas (
  authority text not null,
  saga text not null,
  saga_id text not null,
  -- Counts how often a failed saga was begun anew: part of the idempotency key of its steps.
  round integer not null default 0,
  -- The name of the step on which the saga stands: steps can be inserted before and after it. Null after the end.
  step text,
  -- The finished steps that have an undo, in the order in which they finished; while undoing, those below `step`.
  to_undo text[] not null default '{}',
  status text not null default 'running'
    check (status in ('running', 'waiting', 'undoing', 'done', 'failed', 'stuck')),
  data jsonb not null check (jsonb_typeof(data) = 'object'),
  attempts integer not null default 0,
  fence bigint not null default 0,
  -- Counts wakes, so that one which arrives while a step runs is noticed when the step wants to wait.
  wake_count bigint not null default 0,
  waiting_for text,
  -- Null while only a wake can continue the saga, and after its end.
  next_at timestamptz default clock_timestamp(),
  last_error text,
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (authority, saga, saga_id),
  check ((status in ('done', 'failed', 'stuck')) = (finished_at is not null)),
  check ((status in ('done', 'failed')) = (step is null)),
  check (status not in ('running', 'undoing') or next_at is not null),
  check (status not in ('failed', 'stuck') or last_error is not null)
);
select platform.tenant_table('workflows.sagas');
create index sagas_due on workflows.sagas (authority, next_at) where status in ('running', 'waiting', 'undoing');
create index sagas_given_up on workflows.sagas (authority, finished_at) where status in ('failed', 'stuck');

-- Queue jobs that were not hints: kept with the reason, never run.
create table workflows.rejected_jobs (
  authority text not null,
  job_id text not null,
  reason text not null,
  -- The first 2,000 characters, for the eyes of an operator.
  payload text not null,
  times integer not null default 1,
  rejected_at timestamptz not null default clock_timestamp(),
  primary key (authority, job_id)
);
select platform.tenant_table('workflows.rejected_jobs');

grant select, insert, update on workflows.deliveries to concert_workflows;
grant select, insert, update on workflows.sagas to concert_workflows;
grant select, insert, update on workflows.rejected_jobs to concert_workflows;
