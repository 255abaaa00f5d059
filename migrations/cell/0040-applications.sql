-- Organisations, AI systems, applications and correspondence. Every row belongs to one applicant, and a second condition of
-- the wall keeps the applicants of one cell apart.

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
  place text not null,
  address text not null,
  contact jsonb not null,
  registered_at timestamptz not null,
  -- The worldwide LEI stands beside the identifier of the organisation's own place and never for it.
  lei text,
  -- The rest of the state document: without what the columns before it hold, and never with the address and the contact.
  state jsonb not null,
  primary key (authority, organisation_id),
  unique (authority, organisation_id, applicant_id),
  -- Within one applicant only: a wider constraint would tell one applicant what another has registered.
  unique (authority, applicant_id, identifier_scheme, identifier_value),
  constraint identifier_of_its_place foreign key (place, identifier_scheme)
    references reference.places (code, identifier_scheme)
);
select platform.tenant_table('applications.organisations', 'applicant_id');

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
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  primary key (authority, ai_system_id),
  unique (authority, ai_system_id, applicant_id),
  foreign key (authority, organisation_id, applicant_id)
    references applications.organisations (authority, organisation_id, applicant_id)
);
select platform.tenant_table('applications.ai_systems', 'applicant_id');
create index ai_systems_by_weights on applications.ai_systems (authority, weights_digest);

create table applications.applications (
  authority text not null,
  application_id text not null,
  applicant_id text not null,
  organisation_id text not null,
  ai_system_id text not null,
  version integer not null,
  status text not null check (status in
    ('draft', 'submitted', 'in-review', 'accepted', 'declined', 'contracted', 'withdrawn')),
  edition text not null references reference.editions (code),
  risk_class text not null check (risk_class in ('unacceptable', 'high', 'limited', 'minimal')),
  places_of_use text[] not null,
  -- In their order by name.
  modalities text[] not null,
  -- How often the application was submitted.
  submissions integer not null,
  -- What the application reviewer accepted, and the signatures under it; null before the acceptance.
  scope jsonb,
  terms jsonb,
  signatures jsonb,
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  -- The natural person who signed for the client, as {"name", "salt"}: the event has the digest of both, and no other service
  -- reads the column. So the name can be removed, and what was signed can be shown as long as it is there.
  client_signatory jsonb,
  primary key (authority, application_id),
  unique (authority, application_id, applicant_id),
  foreign key (authority, organisation_id, applicant_id)
    references applications.organisations (authority, organisation_id, applicant_id),
  foreign key (authority, ai_system_id, applicant_id)
    references applications.ai_systems (authority, ai_system_id, applicant_id)
);
select platform.tenant_table('applications.applications', 'applicant_id');
create index applications_newest on applications.applications (authority, opened_at desc, application_id desc);
create index applications_newest_of_applicant
  on applications.applications (authority, applicant_id, opened_at desc, application_id desc);
-- `applications.is_lodged_elsewhere` comes from the system to its applications.
create index applications_by_system on applications.applications (authority, ai_system_id);

-- Whether a system of this kind was accepted before (ISO/IEC 17065 7.3.3).
create index applications_of_a_kind on applications.applications (authority, edition, risk_class, modalities)
  where status in ('accepted', 'contracted');

-- The statuses of the application machine that no row leaves.
create trigger status_final before update on applications.applications
  for each row execute function platform.keep_final_status('declined', 'contracted', 'withdrawn');

-- What the client and the signatory sign is what the application reviewer accepted: the scope, the clauses, the fee and the
-- outsourcing stand from the acceptance on, and only signatures are added (ISO/IEC 17065 4.1.2.2).
create function applications.keep_accepted() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.status not in ('accepted', 'contracted', 'withdrawn')
    or new.scope is distinct from old.scope
    or new.terms is distinct from old.terms
    or not coalesce(new.signatures @> old.signatures, old.signatures is null)
  then
    raise exception 'application % is accepted with its scope and its agreement', old.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'accepted_stands';
  end if;
  return new;
end
$$;
create trigger accepted_stands before update on applications.applications
  for each row when (old.status = 'accepted') execute function applications.keep_accepted();


create table applications.correspondence (
  authority text not null,
  message_id text not null,
  application_id text not null,
  applicant_id text not null,
  version integer not null,
  kind text not null,
  body jsonb not null,
  certificate_number text,
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  sent_at timestamptz not null,
  primary key (authority, message_id),
  foreign key (authority, application_id, applicant_id)
    references applications.applications (authority, application_id, applicant_id)
);
select platform.tenant_table('applications.correspondence', 'applicant_id');
create index correspondence_newest
  on applications.correspondence (authority, application_id, sent_at desc, message_id desc);

grant select, insert on applications.organisations, applications.ai_systems, applications.correspondence to concert_applications;
grant select, insert, update (version, status, submissions, scope, terms, signatures, state, updated_at, client_signatory)
  on applications.applications to concert_applications;

-- What other services of the cell may read at decision time. None of them sees an address or a contact.
grant select (authority, application_id, applicant_id, status) on applications.applications to concert_evidence;

-- An application with its organisation and its AI system, without address, contact and answers: what an evaluation stands on.
create view applications.contracted_applications with (security_invoker = true) as
  select application.authority, application.application_id, application.applicant_id, application.status, application.edition,
    application.risk_class, application.places_of_use, application.modalities, application.scope,
    organisation.organisation_id, organisation.names as organisation_names, organisation.identifier_scheme,
    organisation.identifier_value, organisation.place,
    system.ai_system_id, system.names as system_names, system.system_version, system.weights_digest
  from applications.applications application
  join applications.organisations organisation
    on organisation.authority = application.authority and organisation.organisation_id = application.organisation_id
  join applications.ai_systems system
    on system.authority = application.authority and system.ai_system_id = application.ai_system_id;

-- A view reads with the rights of who asks, so the columns that it shows are granted one by one.
grant select on applications.contracted_applications to concert_reviews;
grant select (authority, application_id, applicant_id, organisation_id, ai_system_id, status, edition, risk_class, places_of_use,
    modalities, scope)
  on applications.applications to concert_reviews;
grant select (authority, organisation_id, applicant_id, names, identifier_scheme, identifier_value, place)
  on applications.organisations to concert_reviews;
grant select (authority, ai_system_id, applicant_id, names, system_version, weights_digest)
  on applications.ai_systems to concert_reviews;
grant select (authority, application_id, applicant_id, status) on applications.applications to concert_certificates;

-- The blind check that a system is lodged with one body only (Regulation (EU) 2024/1689, Annex VII 3.1 f). An applicant's
-- transaction sees its own rows, so the question is asked here, across all applicants of the cell, and only yes or no goes back.

create function applications.is_lodged_elsewhere(p_weights_digest text, p_application_id text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_applicant text := coalesce(platform.current_applicant(), '');
  v_is_lodged boolean;
begin
  -- Two submissions of the same system queue here, so that the second one sees the first as lodged.
  perform pg_advisory_xact_lock(hashtextextended(platform.current_authority() || ' ' || p_weights_digest, 25));
  -- Row-level security is forced on the owner too: the wall between applicants is opened for the one statement that follows
  -- and closed again; the wall of the authority stays. An error in between ends the transaction and the setting with it.
  perform set_config('concert.applicant', '*', true);
  select exists (
    select from applications.applications application
    join applications.ai_systems system
      on system.authority = application.authority and system.ai_system_id = application.ai_system_id
    where application.authority = platform.current_authority()
      and system.weights_digest = p_weights_digest
      and application.application_id <> p_application_id
      and (application.status in ('submitted', 'in-review', 'accepted', 'contracted')
           -- A draft is lodged once it was submitted and came back; before that nobody has handed it in.
           or (application.status = 'draft' and application.submissions > 0))
  ) into v_is_lodged;
  perform set_config('concert.applicant', v_applicant, true);
  return v_is_lodged;
end
$$;
revoke all on function applications.is_lodged_elsewhere(text, text) from public;
grant execute on function applications.is_lodged_elsewhere(text, text) to concert_applications;
