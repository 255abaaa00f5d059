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
  client_identifier text not null,
  version integer not null,
  -- Written by updates only, which the quorum's trigger sees: the service may not insert a decided evaluation.
  status text not null default 'planning' check (status in ('planning', 'planned', 'evaluating', 'nonconformities-open', 'evaluated',
    'in-review', 'reviewed', 'granted', 'refused')),
  quorum integer not null check (quorum >= 2),
  evaluation_digest text check (evaluation_digest ~ '^[0-9a-f]{64}$'),
  decided_at timestamptz,
  risk_class text not null,
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
create index evaluations_newest on reviews.evaluations (authority, opened_at desc, evaluation_id desc);
create index evaluations_undecided on reviews.evaluations (authority) where status not in ('granted', 'refused');
alter table reviews.evaluations enable row level security;
alter table reviews.evaluations force row level security;
create policy authority_wall on reviews.evaluations
  using (authority = platform.current_authority() and platform.may_see_applicant(applicant_id))
  with check (authority = platform.current_authority() and platform.may_see_applicant(applicant_id));

-- One row a person and case: on which side the person stands, written with the declaration of impartiality. The primary key
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
alter table reviews.participants enable row level security;
alter table reviews.participants force row level security;
create policy authority_wall on reviews.participants
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

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
alter table reviews.findings enable row level security;
alter table reviews.findings force row level security;
create policy authority_wall on reviews.findings
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

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
alter table reviews.recommendations enable row level security;
alter table reviews.recommendations force row level security;
create policy authority_wall on reviews.recommendations
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

-- One vote a person on one content; a change of content makes a new hash and so voids the votes cast on the old one.
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
alter table reviews.votes enable row level security;
alter table reviews.votes force row level security;
create policy authority_wall on reviews.votes
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

-- The person who acts holds an unexpired authorisation for the function (6.1.2). The first trigger argument names the column
-- of the person, the second the function.
create function reviews.require_authorisation() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_person text := to_jsonb(new) ->> tg_argv[0];
begin
  if not exists (
    select from personnel.authorisations
    where authority = new.authority and person_id = v_person and function = tg_argv[1]
      and transaction_timestamp() >= valid_from and transaction_timestamp() < valid_until
  ) then
    raise exception 'person % holds no unexpired authorisation as %', v_person, tg_argv[1]
      using errcode = 'integrity_constraint_violation', constraint = 'authorised_' || replace(tg_argv[1], '-', '_');
  end if;
  return new;
end
$$;
create trigger authorised before insert on reviews.findings
  for each row execute function reviews.require_authorisation('evaluator_id', 'evaluator');
create trigger authorised before insert on reviews.recommendations
  for each row execute function reviews.require_authorisation('person_id', 'report-reviewer');
create trigger authorised before insert on reviews.votes
  for each row execute function reviews.require_authorisation('person_id', 'decision-maker');

-- Nobody takes part who worked or consulted for the client within the last two years (4.2.10).
create function reviews.require_cooling_off() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from personnel.engagements engagement
    join reviews.evaluations evaluation
      on evaluation.authority = new.authority and evaluation.evaluation_id = new.evaluation_id
    where engagement.authority = new.authority and engagement.person_id = new.person_id
      and engagement.identifier_value = evaluation.client_identifier
      and coalesce(engagement.until_on, 'infinity'::date) > (transaction_timestamp() - interval '2 years')::date
  ) then
    raise exception 'person % was engaged by the client within two years', new.person_id
      using errcode = 'integrity_constraint_violation', constraint = 'cooling_off';
  end if;
  return new;
end
$$;
create trigger cooling_off before insert on reviews.participants
  for each row execute function reviews.require_cooling_off();

-- A decision stands on a quorum of votes over exactly the content that was reviewed (7.6).
create function reviews.require_quorum() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_outcome text := case new.status when 'granted' then 'grant' when 'refused' then 'refuse' end;
begin
  if v_outcome is not null and old.status is distinct from new.status and (
    select count(*) from reviews.votes
    where authority = new.authority and evaluation_id = new.evaluation_id
      and evaluation_digest = new.evaluation_digest and outcome = v_outcome
  ) < new.quorum then
    raise exception 'evaluation % has no quorum of % votes to %', new.evaluation_id, new.quorum, v_outcome
      using errcode = 'integrity_constraint_violation', constraint = 'decided_by_quorum';
  end if;
  return new;
end
$$;
create trigger decided_by_quorum before update on reviews.evaluations
  for each row execute function reviews.require_quorum();

-- A decided evaluation is final.
create function reviews.keep_decision() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.status in ('granted', 'refused') then
    raise exception 'evaluation % is decided', old.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'decision_final';
  end if;
  return new;
end
$$;
create trigger decision_final before update on reviews.evaluations
  for each row execute function reviews.keep_decision();

create table reviews.recognitions (
  authority text not null,
  recognition_id text not null,
  lead_authority text not null check (lead_authority <> authority),
  evaluation_id text not null,
  application_id text not null,
  client_identifier text not null,
  version integer not null,
  status text not null default 'received' check (status in ('received', 'recognised', 'reserved', 'refused')),
  quorum integer not null check (quorum >= 2),
  dossier jsonb not null,
  dossier_digest text not null check (dossier_digest ~ '^[0-9a-f]{64}$'),
  state jsonb not null,
  received_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (authority, recognition_id),
  unique (authority, lead_authority, evaluation_id)
);
create index recognitions_newest on reviews.recognitions (authority, received_at desc, recognition_id desc);
alter table reviews.recognitions enable row level security;
alter table reviews.recognitions force row level security;
create policy authority_wall on reviews.recognitions
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

create table reviews.recognition_declarations (
  authority text not null,
  recognition_id text not null,
  person_id text not null,
  declared_at timestamptz not null,
  primary key (authority, recognition_id, person_id),
  foreign key (authority, recognition_id) references reviews.recognitions (authority, recognition_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
alter table reviews.recognition_declarations enable row level security;
alter table reviews.recognition_declarations force row level security;
create policy authority_wall on reviews.recognition_declarations
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

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
alter table reviews.recognition_votes enable row level security;
alter table reviews.recognition_votes force row level security;
create policy authority_wall on reviews.recognition_votes
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());
create trigger authorised before insert on reviews.recognition_votes
  for each row execute function reviews.require_authorisation('person_id', 'decision-maker');

create function reviews.require_recognition_quorum() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_decision text := case new.status when 'recognised' then 'recognise' when 'reserved' then 'reserve' when 'refused' then 'refuse' end;
begin
  if v_decision is not null and old.status is distinct from new.status and (
    select count(*) from reviews.recognition_votes
    where authority = new.authority and recognition_id = new.recognition_id and decision = v_decision
  ) < new.quorum then
    raise exception 'recognition % has no quorum of % votes to %', new.recognition_id, new.quorum, v_decision
      using errcode = 'integrity_constraint_violation', constraint = 'decided_by_quorum';
  end if;
  return new;
end
$$;
create trigger decided_by_quorum before update on reviews.recognitions
  for each row execute function reviews.require_recognition_quorum();

create function reviews.keep_recognition_decision() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'recognition % is decided', old.recognition_id
    using errcode = 'integrity_constraint_violation', constraint = 'decision_final';
end
$$;
create trigger decision_final before update on reviews.recognitions
  for each row when (old.status <> 'received') execute function reviews.keep_recognition_decision();

-- The cooling-off of 4.2.10 where the client is known from the dossier.
create function reviews.require_recognition_cooling_off() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from personnel.engagements engagement
    join reviews.recognitions recognition
      on recognition.authority = new.authority and recognition.recognition_id = new.recognition_id
    where engagement.authority = new.authority and engagement.person_id = new.person_id
      and engagement.identifier_value = recognition.client_identifier
      and coalesce(engagement.until_on, 'infinity'::date) > (transaction_timestamp() - interval '2 years')::date
  ) then
    raise exception 'person % was engaged by the client within two years', new.person_id
      using errcode = 'integrity_constraint_violation', constraint = 'cooling_off';
  end if;
  return new;
end
$$;
create trigger cooling_off before insert on reviews.recognition_declarations
  for each row execute function reviews.require_recognition_cooling_off();

-- What the recognising authorities decided on this cell's own evaluations, as their signed envelopes said.
create table reviews.peer_decisions (
  authority text not null,
  evaluation_id text not null,
  from_authority text not null check (from_authority <> authority),
  jurisdiction text not null check (jurisdiction in ('CN', 'HK', 'MO')),
  decision text not null check (decision in ('recognise', 'reserve', 'refuse')),
  conditions jsonb not null,
  reasons jsonb not null,
  dossier_digest text not null,
  decided_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (authority, evaluation_id, from_authority),
  foreign key (authority, evaluation_id) references reviews.evaluations (authority, evaluation_id)
);
alter table reviews.peer_decisions enable row level security;
alter table reviews.peer_decisions force row level security;
create policy authority_wall on reviews.peer_decisions
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

-- This authority's own effect on each certificate it signed.
create table reviews.effects (
  authority text not null,
  certificate_number text not null,
  lead_authority text not null,
  jurisdiction text not null check (jurisdiction in ('CN', 'HK', 'MO')),
  version integer not null,
  status text not null check (status in ('active', 'reserved', 'refused', 'action-pending', 'suspended')),
  state jsonb not null,
  updated_at timestamptz not null,
  primary key (authority, certificate_number)
);
alter table reviews.effects enable row level security;
alter table reviews.effects force row level security;
create policy authority_wall on reviews.effects
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

-- Who declared, for one certificate, on acting on its effect; the latest of a person and function counts (6.1.3).
insert into platform.stream_owners (stream, service) values ('effect-declaration', 'reviews');
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
alter table reviews.effect_declarations enable row level security;
alter table reviews.effect_declarations force row level security;
create policy authority_wall on reviews.effect_declarations
  using (authority = platform.current_authority()) with check (authority = platform.current_authority());

grant select,
  insert (authority, evaluation_id, application_id, applicant_id, client_identifier, version, quorum, risk_class, state,
    case_file, opened_at, updated_at),
  update (version, status, evaluation_digest, decided_at, state, updated_at) on reviews.evaluations to concert_reviews;
grant select, insert on reviews.participants, reviews.findings, reviews.recommendations, reviews.votes to concert_reviews;
grant select,
  insert (authority, recognition_id, lead_authority, evaluation_id, application_id, client_identifier, version, quorum,
    dossier, dossier_digest, state, received_at, updated_at),
  update (version, status, state, updated_at) on reviews.recognitions to concert_reviews;
grant select, insert on reviews.recognition_declarations, reviews.recognition_votes, reviews.peer_decisions to concert_reviews;
grant select, insert, update (version, status, state, updated_at) on reviews.effects to concert_reviews;
grant select, insert on reviews.effect_declarations to concert_reviews;

-- What the signing service checks before it stores an intent.
grant select (authority, evaluation_id, application_id, applicant_id, status, evaluation_digest, decided_at, risk_class, state, case_file)
  on reviews.evaluations to concert_certificates;
grant select on reviews.peer_decisions to concert_certificates;
grant select (authority, recognition_id, lead_authority, evaluation_id, status, dossier, dossier_digest, state, updated_at)
  on reviews.recognitions to concert_certificates;
grant select (authority, certificate_number, status, state) on reviews.effects to concert_certificates;
