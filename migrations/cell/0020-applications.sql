-- Organisations, AI systems, applications and correspondence. Every row belongs to one applicant, and the second policy keeps
-- the applicants of one cell apart.

create schema applications;
grant usage on schema applications to concert_applications, concert_evidence, concert_reviews, concert_certificates;

create table applications.organisations (
  authority text not null,
  organisation_id text not null,
  applicant_id text not null,
  version integer not null,
  names jsonb not null,
  identifier_scheme text not null,
  identifier_value text not null,
  place text not null check (place in ('CN', 'HK', 'MO')),
  address text not null,
  contact jsonb not null,
  registered_at timestamptz not null,
  primary key (authority, organisation_id),
  unique (authority, organisation_id, applicant_id),
  -- Within one applicant only: a wider constraint would tell one applicant what another has registered.
  unique (authority, applicant_id, identifier_scheme, identifier_value)
);
alter table applications.organisations enable row level security;
alter table applications.organisations force row level security;
create policy authority_wall on applications.organisations
  using (authority = platform.current_authority() and platform.may_see_applicant(applicant_id))
  with check (authority = platform.current_authority() and platform.may_see_applicant(applicant_id));

create table applications.ai_systems (
  authority text not null,
  ai_system_id text not null,
  applicant_id text not null,
  organisation_id text not null,
  version integer not null,
  names jsonb not null,
  system_version text not null,
  weights_digest text not null check (weights_digest ~ '^[0-9a-f]{64}$'),
  intended_purpose text not null,
  registered_at timestamptz not null,
  primary key (authority, ai_system_id),
  unique (authority, ai_system_id, applicant_id),
  foreign key (authority, organisation_id, applicant_id)
    references applications.organisations (authority, organisation_id, applicant_id)
);
create index ai_systems_by_weights on applications.ai_systems (authority, weights_digest);
alter table applications.ai_systems enable row level security;
alter table applications.ai_systems force row level security;
create policy authority_wall on applications.ai_systems
  using (authority = platform.current_authority() and platform.may_see_applicant(applicant_id))
  with check (authority = platform.current_authority() and platform.may_see_applicant(applicant_id));

create table applications.applications (
  authority text not null,
  application_id text not null,
  applicant_id text not null,
  organisation_id text not null,
  ai_system_id text not null,
  version integer not null,
  status text not null check (status in
    ('draft', 'submitted', 'in-review', 'accepted', 'declined', 'contracted', 'withdrawn')),
  edition text not null,
  risk_class text not null check (risk_class in ('unacceptable', 'high', 'limited', 'minimal')),
  -- The folded state of the application machine; the columns beside it are copies that SQL filters and sorts by.
  state jsonb not null,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (authority, application_id),
  unique (authority, application_id, applicant_id),
  foreign key (authority, organisation_id, applicant_id)
    references applications.organisations (authority, organisation_id, applicant_id),
  foreign key (authority, ai_system_id, applicant_id)
    references applications.ai_systems (authority, ai_system_id, applicant_id)
);
create index applications_newest on applications.applications (authority, opened_at desc, application_id desc);
create index applications_newest_of_applicant
  on applications.applications (authority, applicant_id, opened_at desc, application_id desc);
alter table applications.applications enable row level security;
alter table applications.applications force row level security;
create policy authority_wall on applications.applications
  using (authority = platform.current_authority() and platform.may_see_applicant(applicant_id))
  with check (authority = platform.current_authority() and platform.may_see_applicant(applicant_id));

create table applications.correspondence (
  authority text not null,
  message_id text not null,
  application_id text not null,
  applicant_id text not null,
  kind text not null,
  body jsonb not null,
  certificate_number text,
  sent_at timestamptz not null,
  primary key (authority, message_id),
  foreign key (authority, application_id, applicant_id)
    references applications.applications (authority, application_id, applicant_id)
);
create index correspondence_newest
  on applications.correspondence (authority, application_id, sent_at desc, message_id desc);
alter table applications.correspondence enable row level security;
alter table applications.correspondence force row level security;
create policy authority_wall on applications.correspondence
  using (authority = platform.current_authority() and platform.may_see_applicant(applicant_id))
  with check (authority = platform.current_authority() and platform.may_see_applicant(applicant_id));

grant select, insert on applications.organisations, applications.ai_systems, applications.correspondence to concert_applications;
grant select, insert, update (version, status, state, updated_at) on applications.applications to concert_applications;

-- What other services of the cell may read at decision time. None of them sees an address or a contact.
grant select (authority, application_id, applicant_id, status) on applications.applications to concert_evidence;
grant select (authority, application_id, applicant_id, organisation_id, ai_system_id, version, status, edition, risk_class, state)
  on applications.applications to concert_reviews;
grant select (authority, organisation_id, applicant_id, names, identifier_scheme, identifier_value, place)
  on applications.organisations to concert_reviews;
grant select (authority, ai_system_id, applicant_id, names, system_version, weights_digest)
  on applications.ai_systems to concert_reviews;
grant select (authority, application_id, applicant_id, status) on applications.applications to concert_certificates;
