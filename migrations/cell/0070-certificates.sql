-- Intents, signatures and credentials. A signature row can exist only for an intent with the same digest.

create schema certificates;
grant usage on schema certificates to concert_certificates;

-- Serial numbers of the certificates this cell leads, by year. They only grow; a number is never used again.
create table certificates.serials (
  authority text not null,
  year integer not null,
  last_serial integer not null check (last_serial between 0 and 99999),
  primary key (authority, year)
);
select platform.tenant_table('certificates.serials');

create function certificates.serial_only_grows() returns trigger language plpgsql as $$
begin
  if new.last_serial <= old.last_serial then
    raise exception 'serial numbers only grow' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger only_grows before update on certificates.serials
  for each row execute function certificates.serial_only_grows();

create table certificates.intents (
  authority text not null,
  certificate_number text not null,
  lead_authority text not null references reference.authorities (code),
  evaluation_id text not null,
  application_id text,
  version integer not null,
  -- The canonical bytes that are signed, and the same as JSON for queries.
  content_bytes bytea not null,
  content jsonb not null,
  certificate_digest text not null check (certificate_digest = encode(sha256(content_bytes), 'hex')),
  lints jsonb not null,
  stored_at timestamptz not null,
  credential jsonb,
  assembled_at timestamptz,
  published_at timestamptz,
  primary key (authority, certificate_number),
  unique (authority, certificate_number, certificate_digest),
  -- Exactly one certificate for each granted decision.
  unique (authority, lead_authority, evaluation_id)
);
select platform.tenant_table('certificates.intents');
create trigger written_once before update on certificates.intents
  for each row execute function platform.keep_once_written('credential', 'assembled_at', 'published_at');

-- An intent of the lead needs a granted evaluation; an intent of a recognising cell its own recognition (ISO/IEC 17065 7.7.3).
create function certificates.require_decision() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.lead_authority = new.authority then
    if not exists (select from reviews.evaluations where authority = new.authority
        and evaluation_id = new.evaluation_id and status = 'granted') then
      raise exception 'evaluation % is not granted', new.evaluation_id
        using errcode = 'integrity_constraint_violation', constraint = 'decided_before_intent';
    end if;
  elsif not exists (select from reviews.recognitions where authority = new.authority
      and lead_authority = new.lead_authority and evaluation_id = new.evaluation_id
      and status in ('recognised', 'reserved')) then
    raise exception 'evaluation % of % is not recognised here', new.evaluation_id, new.lead_authority
      using errcode = 'integrity_constraint_violation', constraint = 'decided_before_intent';
  end if;
  return new;
end
$$;
create trigger decided_before_intent before insert on certificates.intents
  for each row execute function certificates.require_decision();

create table certificates.attestations (
  authority text not null,
  certificate_number text not null,
  by_authority text not null references reference.authorities (code),
  certificate_digest text not null,
  protected text not null,
  signature text not null,
  attested_at timestamptz not null,
  primary key (authority, certificate_number, by_authority),
  foreign key (authority, certificate_number, certificate_digest)
    references certificates.intents (authority, certificate_number, certificate_digest)
);
select platform.tenant_table('certificates.attestations');

-- Changes of this authority's own effect: the intent first, the signed statement in the same row after it.
create table certificates.effect_statements (
  authority text not null,
  certificate_number text not null,
  sequence integer not null check (sequence > 0),
  certificate_digest text not null,
  payload jsonb not null,
  statement text,
  stored_at timestamptz not null,
  primary key (authority, certificate_number, sequence),
  foreign key (authority, certificate_number, certificate_digest)
    references certificates.intents (authority, certificate_number, certificate_digest)
);
select platform.tenant_table('certificates.effect_statements');
create trigger written_once before update on certificates.effect_statements
  for each row execute function platform.keep_once_written('statement');

grant select, insert, update (last_serial) on certificates.serials to concert_certificates;
grant select, insert, update (version, credential, assembled_at, published_at) on certificates.intents to concert_certificates;
grant select, insert on certificates.attestations to concert_certificates;
grant select, insert, update (statement) on certificates.effect_statements to concert_certificates;
