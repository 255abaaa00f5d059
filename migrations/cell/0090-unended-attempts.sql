-- An attempt that fails is repeated for as long as its cause may pass. Only work that ends its worker again and again is given
-- up, so those attempts are counted by themselves: claims in a row whose end nobody has written, the present one included.

alter table workflows.deliveries add column unended integer not null default 0;
