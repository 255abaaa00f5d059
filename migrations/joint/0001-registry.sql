-- The public register: what the authorities signed, nothing else. `document` is the answer of a lookup, kept with each change in
-- the same transaction, so that reading it is one row by primary key.

create extension if not exists pg_trgm with schema public;
create schema registry;
grant usage on schema registry to concert_registry;

create table registry.certificates (
  certificate_number text primary key,
  lead_authority text not null,
  content jsonb not null,
  certificate_digest text not null,
  credential jsonb not null,
  document jsonb not null,
  -- Tells two answers apart for caches (ETag); it proves nothing.
  document_mark text generated always as (md5(document::text)) stored,
  search_text text not null,
  valid_from date not null,
  valid_to date not null,
  issued_at timestamptz not null,
  published_at timestamptz not null
);
create index certificates_search on registry.certificates using gin (search_text public.gin_trgm_ops);
create index certificates_newest on registry.certificates (issued_at desc, certificate_number desc);

-- Every effect an authority ever stated, append-only; sequence 0 is what it signed with the certificate itself.
create table registry.effects (
  certificate_number text not null references registry.certificates (certificate_number),
  authority text not null,
  sequence integer not null check (sequence >= 0),
  jurisdiction text not null,
  status text not null,
  conditions jsonb not null,
  reason jsonb,
  since timestamptz not null,
  statement text,
  recorded_at timestamptz not null,
  primary key (certificate_number, authority, sequence),
  check (sequence = 0 or statement is not null)
);

create function registry.refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% of %.% is refused: the table is append-only', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete on registry.effects
  for each row execute function registry.refuse_rewrite();
create trigger append_only_whole before truncate on registry.effects
  for each statement execute function registry.refuse_rewrite();

grant select, insert, update (document) on registry.certificates to concert_registry;
grant select, insert on registry.effects to concert_registry;
