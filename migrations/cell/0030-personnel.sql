-- Who works for the authority: people, the functions they are authorised for, their competence, and the engagements that make
-- a conflict of interest (ISO/IEC 17065 4.2, 6.1.2, 6.1.3). Owned by `reviews`; other services read the authorisations only.

create schema personnel;
grant usage on schema personnel to concert_reviews, concert_applications, concert_evidence, concert_certificates;

create table personnel.people (
  authority text not null,
  person_id text not null,
  display_name text not null,
  languages text[] not null default '{}',
  primary key (authority, person_id)
);
select platform.tenant_table('personnel.people');

create table personnel.authorisations (
  authority text not null,
  authorisation_id text not null,
  person_id text not null,
  function text not null check (function in (
    'application-reviewer', 'plan-owner', 'evaluator', 'report-reviewer', 'decision-maker', 'signatory')),
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from),
  primary key (authority, authorisation_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('personnel.authorisations');
create index authorisations_by_person on personnel.authorisations (authority, person_id, function);

create table personnel.competences (
  authority text not null,
  person_id text not null,
  code text not null,
  primary key (authority, person_id, code),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('personnel.competences');

create table personnel.engagements (
  authority text not null,
  person_id text not null,
  identifier_value text not null,
  kind text not null check (kind in ('employment', 'consultancy')),
  from_on date not null,
  until_on date,
  -- The register that the identifier of the client comes from: two registers may give the same digits to different organisations.
  -- Null where it was not recorded; such an engagement counts whatever the register of the client.
  identifier_scheme text references reference.places (identifier_scheme),
  primary key (authority, person_id, identifier_value, kind, from_on),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('personnel.engagements');

grant select on personnel.people, personnel.authorisations, personnel.competences, personnel.engagements to concert_reviews;
grant select on personnel.authorisations to concert_applications, concert_evidence;
-- Whether the authorisation of a signatory is in force, on whose standing instruction the system issues (ISO/IEC 17065 6.1.2).
grant select (authority, authorisation_id, function, valid_from, valid_until) on personnel.authorisations to concert_certificates;
