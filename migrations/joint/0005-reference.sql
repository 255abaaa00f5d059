-- The places, authorities and editions that this version of Concert knows. The rows are written when a database is prepared, from the
-- records of the authorities (packages/domain) and the shipped editions (packages/schemes); a service whose own lists differ from them
-- does not start. The same tables are in every cell.

create schema reference;
grant usage on schema reference to concert_registry;

create table reference.places (
  code text primary key,
  -- The register that gives the organisations of the place their identifier.
  identifier_scheme text not null unique,
  unique (code, identifier_scheme)
);

create table reference.authorities (
  code text primary key,
  place text not null unique references reference.places (code),
  -- IANA; the days of the authority begin and end in it.
  time_zone text not null,
  unique (code, place)
);

create table reference.editions (code text primary key);

grant select on reference.places, reference.authorities, reference.editions to concert_registry;
