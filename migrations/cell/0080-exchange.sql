-- Envelopes between authorities, recorded on both sides and applied once.

create schema exchange;
grant usage on schema exchange to concert_exchange;

create table exchange.outbound (
  authority text not null,
  envelope_id text not null,
  key text not null,
  to_authority text not null references reference.authorities (code) check (to_authority <> authority),
  type text not null,
  statement text not null,
  version integer not null,
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  queued_at timestamptz not null,
  delivered_at timestamptz,
  primary key (authority, envelope_id),
  unique (authority, to_authority, type, key)
);
select platform.tenant_table('exchange.outbound');

create table exchange.inbound (
  authority text not null,
  from_authority text not null references reference.authorities (code) check (from_authority <> authority),
  envelope_id text not null,
  type text not null,
  statement text not null,
  version integer not null,
  -- As that of an outbound envelope.
  state jsonb not null,
  received_at timestamptz not null,
  primary key (authority, from_authority, envelope_id)
);
select platform.tenant_table('exchange.inbound');

grant select, insert, update (version, state, delivered_at) on exchange.outbound to concert_exchange;
grant select, insert on exchange.inbound to concert_exchange;
