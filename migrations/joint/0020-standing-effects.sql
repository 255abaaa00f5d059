-- The effect that stands in each place, one row for each authority of a certificate, so that a search by place and status reads an index
-- in the order of the list. Asked of `document` by containment, a search without a hit read every certificate.
-- The rows follow from `effects` by a function of the owner: no SQL of the service's role can write them.

create table registry.standing_effects (
  certificate_number text not null references registry.certificates (certificate_number),
  authority text not null references reference.authorities (code),
  sequence integer not null,
  jurisdiction text not null,
  status text not null,
  -- Of the certificate, none of which ever changes: the order of the list, and the days on which an effect can be in force.
  issued_at timestamptz not null,
  lead_authority text not null references reference.authorities (code),
  valid_from date not null,
  valid_to date not null,
  primary key (certificate_number, authority)
);

insert into registry.standing_effects
  select distinct on (certificate_number, authority) certificate_number, authority, sequence, jurisdiction, status,
    issued_at, lead_authority, valid_from, valid_to
  from registry.effects join registry.certificates using (certificate_number)
  order by certificate_number, authority, sequence desc;

create index standing_effects_newest on registry.standing_effects (jurisdiction, status, issued_at desc, certificate_number desc)
  include (lead_authority, valid_from, valid_to);
create index standing_effects_newest_of_place on registry.standing_effects (jurisdiction, issued_at desc, certificate_number desc);
create index standing_effects_newest_of_status on registry.standing_effects (status, issued_at desc, certificate_number desc)
  include (lead_authority, valid_from, valid_to);

create function registry.keep_standing_effect() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into registry.standing_effects
    select new.certificate_number, new.authority, new.sequence, new.jurisdiction, new.status, issued_at, lead_authority, valid_from, valid_to
    from registry.certificates where certificate_number = new.certificate_number
  on conflict (certificate_number, authority) do update
    set sequence = excluded.sequence, jurisdiction = excluded.jurisdiction, status = excluded.status
    where standing_effects.sequence < excluded.sequence;
  return null;
end
$$;
-- After `signed_effect`, which refuses what was not signed.
create trigger standing_effect after insert on registry.effects
  for each row execute function registry.keep_standing_effect();
revoke execute on function registry.keep_standing_effect() from public;

grant select on registry.standing_effects to concert_registry;
