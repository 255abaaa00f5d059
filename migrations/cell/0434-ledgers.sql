-- What two authorities say of the envelopes between them is compared. Each compares what it has sent with what the other one says it received.

-- Where they differ. A difference stays on record; `settled_at` is when a later comparison did not find it any more.
create table exchange.ledger_differences (
  authority text not null,
  peer_authority text not null references reference.authorities (code) check (peer_authority <> authority),
  envelope_id text not null check (length(envelope_id) <= 64),
  kind text not null check (kind in ('lost', 'altered', 'duplicated', 'unsent')),
  -- The clock of the database: no service writes the column.
  found_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  primary key (authority, peer_authority, envelope_id, kind)
);
select platform.tenant_table('exchange.ledger_differences');
create index ledger_differences_newest on exchange.ledger_differences (authority, found_at desc, envelope_id desc);
create trigger written_once before update on exchange.ledger_differences
  for each row execute function platform.keep_once_written('settled_at');
create trigger never_removed before delete on exchange.ledger_differences
  for each row execute function platform.refuse_rewrite();
grant select, insert (authority, peer_authority, envelope_id, kind), update (settled_at) on exchange.ledger_differences to concert_exchange;

-- The order of bytes, in which both sides name envelopes, whatever the collation of either database.
create index outbound_in_order on exchange.outbound (authority, to_authority, envelope_id collate "C");
create index inbound_in_order on exchange.inbound (authority, from_authority, envelope_id collate "C");
