-- A difference on an envelope that was sent anew is settled when the fresh one stands on both sides: `settled_by` names it. It is null where a
-- later comparison did not find the difference any more.
alter table exchange.ledger_differences
  add column settled_by text check (length(settled_by) <= 64),
  add constraint settled_by_fresh check (settled_by is null or (settled_at is not null and kind in ('lost', 'altered')));
drop trigger written_once on exchange.ledger_differences;
create trigger written_once before update on exchange.ledger_differences
  for each row execute function platform.keep_once_written('settled_at', 'settled_by');
grant update (settled_by) on exchange.ledger_differences to concert_exchange;
