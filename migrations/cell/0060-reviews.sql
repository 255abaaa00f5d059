-- Evaluations, recognitions and effects. Impartiality is kept by keys and triggers, so that no code path and no raw SQL of the
-- service's role can break it.

create schema reviews;
grant usage on schema reviews to concert_reviews, concert_certificates;

create table reviews.evaluations (
  authority text not null,
  evaluation_id text not null,
  application_id text not null,
  applicant_id text not null,
  -- Of the client, so that cooling-off can be checked in the database.
  client_scheme text not null,
  client_identifier text not null,
  version integer not null,
  -- Written by updates only, which the quorum's trigger sees: the service may not insert a decided evaluation.
  status text not null default 'planning' check (status in ('planning', 'planned', 'evaluating', 'nonconformities-open', 'evaluated',
    'in-review', 'reviewed', 'granted', 'refused')),
  quorum integer not null check (quorum >= 2),
  -- What the review and the decision judge, in canonical bytes; it stands nowhere else, so that no other text can be judged.
  content json not null check (content is json object with unique keys),
  -- SHA-256 of the content's bytes while it is frozen; given by the database (trigger content_frozen).
  evaluation_digest text check (evaluation_digest ~ '^[0-9a-f]{64}$'),
  open_nonconformities integer not null check (open_nonconformities >= 0),
  -- The persons of the team, for their load.
  evaluators text[] not null,
  decided_at timestamptz,
  risk_class text not null,
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  -- The application as it was contracted: what the evaluation, the dossier and the certificate speak of.
  case_file jsonb not null,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (authority, evaluation_id),
  unique (authority, application_id),
  unique (authority, evaluation_id, applicant_id),
  foreign key (authority, application_id, applicant_id)
    references applications.applications (authority, application_id, applicant_id)
);
select platform.tenant_table('reviews.evaluations', 'applicant_id');
create index evaluations_newest on reviews.evaluations (authority, opened_at desc, evaluation_id desc);
create index evaluations_undecided on reviews.evaluations (authority) where status not in ('granted', 'refused');
-- An applicant lists its own evaluations, newest first.
create index evaluations_of_applicant
  on reviews.evaluations (authority, applicant_id, opened_at desc, evaluation_id desc);

-- One row per person and case: on which side the person stands, written with the declaration of impartiality. The primary key
-- makes it impossible to stand on both sides (ISO/IEC 17065 7.5.1, 7.6.2), the references below impossible to act without one.
create table reviews.participants (
  authority text not null,
  evaluation_id text not null,
  person_id text not null,
  side text not null check (side in ('evaluates', 'judges')),
  function text not null check (
    (side = 'evaluates' and function = 'evaluator') or
    (side = 'judges' and function in ('report-reviewer', 'decision-maker'))),
  declared_at timestamptz not null,
  primary key (authority, evaluation_id, person_id),
  unique (authority, evaluation_id, person_id, side),
  foreign key (authority, evaluation_id) references reviews.evaluations (authority, evaluation_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('reviews.participants');

create table reviews.findings (
  authority text not null,
  evaluation_id text not null,
  requirement_id text not null,
  evaluation_version integer not null,
  evaluator_id text not null,
  side text not null generated always as ('evaluates') stored,
  grade text not null,
  rationale text not null,
  evidence jsonb not null,
  recorded_at timestamptz not null,
  primary key (authority, evaluation_id, requirement_id, evaluation_version),
  foreign key (authority, evaluation_id, evaluator_id, side)
    references reviews.participants (authority, evaluation_id, person_id, side)
);
select platform.tenant_table('reviews.findings');

create table reviews.recommendations (
  authority text not null,
  evaluation_id text not null,
  person_id text not null,
  evaluation_digest text not null,
  side text not null generated always as ('judges') stored,
  outcome text not null check (outcome in ('grant', 'refuse')),
  recommended_at timestamptz not null,
  primary key (authority, evaluation_id, evaluation_digest),
  foreign key (authority, evaluation_id, person_id, side)
    references reviews.participants (authority, evaluation_id, person_id, side)
);
select platform.tenant_table('reviews.recommendations');

-- One vote per person and content: a changed content gets a new digest, which voids the votes cast on the old one.
create table reviews.votes (
  authority text not null,
  evaluation_id text not null,
  evaluation_digest text not null,
  person_id text not null,
  side text not null generated always as ('judges') stored,
  outcome text not null check (outcome in ('grant', 'refuse')),
  reasons text not null,
  cast_at timestamptz not null,
  primary key (authority, evaluation_id, evaluation_digest, person_id),
  foreign key (authority, evaluation_id, person_id, side)
    references reviews.participants (authority, evaluation_id, person_id, side)
);
select platform.tenant_table('reviews.votes');

create table reviews.recognitions (
  authority text not null,
  recognition_id text not null,
  lead_authority text not null references reference.authorities (code) check (lead_authority <> authority),
  evaluation_id text not null,
  application_id text not null,
  client_scheme text not null,
  client_identifier text not null,
  version integer not null,
  status text not null default 'received' check (status in ('received', 'recognised', 'reserved', 'refused')),
  quorum integer not null check (quorum >= 2),
  -- What the lead sent, in canonical bytes, and the SHA-256 of these bytes.
  dossier json not null check (dossier is json object with unique keys),
  dossier_digest text not null generated always as (platform.digest_of(dossier)) stored,
  open_nonconformities integer not null check (open_nonconformities >= 0),
  decided_at timestamptz,
  conditions jsonb not null default '[]',
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  received_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (authority, recognition_id),
  unique (authority, lead_authority, evaluation_id)
);
select platform.tenant_table('reviews.recognitions');
create index recognitions_newest on reviews.recognitions (authority, received_at desc, recognition_id desc);

create table reviews.recognition_declarations (
  authority text not null,
  recognition_id text not null,
  person_id text not null,
  declared_at timestamptz not null,
  primary key (authority, recognition_id, person_id),
  foreign key (authority, recognition_id) references reviews.recognitions (authority, recognition_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('reviews.recognition_declarations');

create table reviews.recognition_votes (
  authority text not null,
  recognition_id text not null,
  person_id text not null,
  decision text not null check (decision in ('recognise', 'reserve', 'refuse')),
  conditions jsonb not null,
  reasons text not null,
  cast_at timestamptz not null,
  primary key (authority, recognition_id, person_id),
  foreign key (authority, recognition_id, person_id)
    references reviews.recognition_declarations (authority, recognition_id, person_id)
);
select platform.tenant_table('reviews.recognition_votes');

-- Who declared a conflict in a case takes no further part in it, and a vote cast before the conflict does not count (ISO/IEC 17065
-- 4.2.10, 6.1.3).
create table reviews.conflicts (
  authority text not null,
  case_id text not null generated always as (coalesce(evaluation_id, recognition_id)) stored,
  person_id text not null,
  evaluation_id text,
  recognition_id text,
  declared_at timestamptz not null,
  primary key (authority, case_id, person_id),
  check (num_nonnulls(evaluation_id, recognition_id) = 1),
  foreign key (authority, evaluation_id) references reviews.evaluations (authority, evaluation_id),
  foreign key (authority, recognition_id) references reviews.recognitions (authority, recognition_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('reviews.conflicts', append_only => true);

-- What the recognising authorities decided on this cell's own evaluations, as their signed envelopes said.
create table reviews.peer_decisions (
  authority text not null,
  evaluation_id text not null,
  from_authority text not null check (from_authority <> authority),
  application_id text not null,
  edition text not null,
  jurisdiction text not null,
  decision text not null check (decision in ('recognise', 'reserve', 'refuse')),
  conditions jsonb not null,
  reasons jsonb not null,
  dossier_digest text not null,
  decided_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (authority, evaluation_id, from_authority),
  foreign key (from_authority, jurisdiction) references reference.authorities (code, place),
  foreign key (authority, evaluation_id) references reviews.evaluations (authority, evaluation_id)
);
select platform.tenant_table('reviews.peer_decisions');

-- Every declaration made in a case, whether of a conflict or of none, in the order in which they were made (6.1.3).
create table reviews.declarations (
  authority text not null,
  case_id text not null generated always as (coalesce(evaluation_id, recognition_id)) stored,
  version integer not null,
  person_id text not null,
  evaluation_id text,
  recognition_id text,
  function text not null check (function in ('evaluator', 'report-reviewer', 'decision-maker')),
  conflict boolean not null,
  statement text not null,
  declared_at timestamptz not null,
  primary key (authority, case_id, version),
  check (num_nonnulls(evaluation_id, recognition_id) = 1),
  foreign key (authority, evaluation_id) references reviews.evaluations (authority, evaluation_id),
  foreign key (authority, recognition_id) references reviews.recognitions (authority, recognition_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('reviews.declarations', append_only => true);
create index declarations_of_person on reviews.declarations (authority, case_id, person_id);

-- This authority's own effect on each certificate it signed.
create table reviews.effects (
  authority text not null,
  certificate_number text not null,
  lead_authority text not null references reference.authorities (code),
  jurisdiction text not null,
  version integer not null,
  status text not null check (status in ('active', 'reserved', 'action-pending', 'suspended')),
  -- Of the lead's evaluation that the certificate stands on.
  evaluation_id text not null,
  certificate_digest text not null check (certificate_digest ~ '^[0-9a-f]{64}$'),
  conditions jsonb not null,
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  updated_at timestamptz not null,
  primary key (authority, certificate_number),
  foreign key (authority, jurisdiction) references reference.authorities (code, place)
);
select platform.tenant_table('reviews.effects');

-- Who declared, for one certificate, on acting on its effect; the latest of a person and function counts (6.1.3).
create table reviews.effect_declarations (
  authority text not null,
  certificate_number text not null,
  person_id text not null,
  version integer not null,
  function text not null check (function in ('evaluator', 'decision-maker')),
  conflict boolean not null,
  statement text not null,
  declared_at timestamptz not null,
  primary key (authority, certificate_number, person_id, version),
  foreign key (authority, certificate_number) references reviews.effects (authority, certificate_number),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('reviews.effect_declarations');

-- Every act on an effect. An effect changes by the act of a person only (ISO/IEC 17065 7.11.1).
create table reviews.effect_actions (
  authority text not null,
  certificate_number text not null,
  -- Of the effect after the act.
  version integer not null check (version > 1),
  person_id text not null,
  function text not null,
  status text not null,
  -- Why, in the languages of the place, and under which paragraph of the standard.
  reason jsonb not null,
  clause text not null,
  acted_at timestamptz not null,
  primary key (authority, certificate_number, version),
  check ((function, status) in (('evaluator', 'action-pending'), ('decision-maker', 'suspended'))),
  foreign key (authority, certificate_number) references reviews.effects (authority, certificate_number),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
select platform.tenant_table('reviews.effect_actions', append_only => true);

-- The case in this cell that a certificate stands on: the evaluation where this authority leads, else its recognition.
create view reviews.certifiable_cases with (security_invoker = true) as
  select authority, authority as lead_authority, evaluation_id, application_id, status, evaluation_digest, open_nonconformities,
    decided_at, '[]'::jsonb as conditions, case_file, null::json as dossier
  from reviews.evaluations
  union all
  select authority, lead_authority, evaluation_id, application_id, status, null, open_nonconformities, decided_at, conditions,
    null, dossier
  from reviews.recognitions;

-- The same cases with their clients: who served a client stays away from its cases. For this service alone.
create view reviews.case_clients with (security_invoker = true) as
  select authority, authority as lead_authority, evaluation_id, evaluation_id as case_id, client_scheme, client_identifier
  from reviews.evaluations
  union all
  select authority, lead_authority, evaluation_id, recognition_id, client_scheme, client_identifier from reviews.recognitions;

-- Every change of an effect after its opening, counted from 1, as the authority states it to the public.
create view reviews.effect_changes with (security_invoker = true) as
  select act.authority, act.certificate_number, act.version - 1 as sequence, effect.jurisdiction, act.status, effect.conditions,
    act.reason, act.clause, act.acted_at
  from reviews.effect_actions act
  join reviews.effects effect
    on effect.authority = act.authority and effect.certificate_number = act.certificate_number;

grant select,
  insert (authority, evaluation_id, application_id, applicant_id, client_scheme, client_identifier, version, quorum, content,
    open_nonconformities, evaluators, risk_class, state, case_file, opened_at, updated_at),
  update (version, status, content, open_nonconformities, evaluators, decided_at, state, updated_at) on reviews.evaluations to concert_reviews;
grant select, insert on reviews.participants, reviews.findings, reviews.recommendations, reviews.votes to concert_reviews;
grant select,
  insert (authority, recognition_id, lead_authority, evaluation_id, application_id, client_scheme, client_identifier, version,
    quorum, dossier, open_nonconformities, state, received_at, updated_at),
  update (version, status, decided_at, conditions, state, updated_at) on reviews.recognitions to concert_reviews;
grant select, insert on reviews.recognition_declarations, reviews.recognition_votes, reviews.peer_decisions to concert_reviews;
grant select, insert, update (version, status, state, updated_at) on reviews.effects to concert_reviews;
grant select, insert on reviews.conflicts, reviews.declarations, reviews.effect_declarations, reviews.effect_actions to concert_reviews;
grant select on reviews.certifiable_cases, reviews.case_clients to concert_reviews;

-- What the signing service checks before it stores an intent: through the views alone, but a view reads with the rights of who asks.
grant select on reviews.certifiable_cases, reviews.effect_changes to concert_certificates;
grant select (authority, evaluation_id, application_id, status, evaluation_digest, open_nonconformities, decided_at, case_file)
  on reviews.evaluations to concert_certificates;
grant select (authority, lead_authority, evaluation_id, application_id, status, open_nonconformities, decided_at, conditions,
    dossier)
  on reviews.recognitions to concert_certificates;
grant select (authority, certificate_number, jurisdiction, conditions) on reviews.effects to concert_certificates;
grant select (authority, certificate_number, version, status, reason, clause, acted_at)
  on reviews.effect_actions to concert_certificates;
grant select on reviews.peer_decisions to concert_certificates;
