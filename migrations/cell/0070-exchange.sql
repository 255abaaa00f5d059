-- Envelopes between authorities, recorded on both sides and applied once.

create schema exchange;
grant usage on schema exchange to concert_exchange;

create table exchange.outbound (
  authority text not null,
  envelope_id text not null,
  key text not null,
  to_authority text not null check (to_authority <> authority),
  type text not null,
  statement text not null,
  version integer not null,
  queued_at timestamptz not null,
  delivered_at timestamptz,
  primary key (authority, envelope_id),
  unique (authority, to_authority, type, key)
);
alter table exchange.outbound enable row level security;
alter table exchange.outbound force row level security;
create policy authority_wall on exchange.outbound
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

create table exchange.inbound (
  authority text not null,
  from_authority text not null check (from_authority <> authority),
  envelope_id text not null,
  type text not null,
  statement text not null,
  received_at timestamptz not null,
  primary key (authority, from_authority, envelope_id)
);
alter table exchange.inbound enable row level security;
alter table exchange.inbound force row level security;
create policy authority_wall on exchange.inbound
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

grant select, insert, update (version, delivered_at) on exchange.outbound to concert_exchange;
grant select, insert on exchange.inbound to concert_exchange;
