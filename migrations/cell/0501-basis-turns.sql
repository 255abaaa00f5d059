-- Of two signatories who record the same contract at once the second waits here, and sees what the first has recorded.
create table exchange.basis_turns (
  authority text primary key,
  taken_at timestamptz not null default clock_timestamp()
);
select platform.tenant_table('exchange.basis_turns');
grant select, insert, update (taken_at) on exchange.basis_turns to concert_exchange;
