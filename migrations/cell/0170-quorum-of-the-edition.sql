-- How many decide is fixed by the edition of the scheme (ISO/IEC 17065 7.6) and never said by the service: the role could open a case
-- with fewer.

-- Written when the database is prepared, from the shipped editions; a service whose own editions say otherwise does not start.
create table reference.quorums (
  edition text not null references reference.editions (code),
  -- The risk class, of a certification decision, or `recognition`.
  decision text not null,
  quorum integer not null check (quorum >= 2),
  primary key (edition, decision)
);
-- Every service that works by editions compares them at its start.
grant select on reference.quorums to concert_applications, concert_reviews, concert_certificates;

revoke insert (quorum) on reviews.evaluations, reviews.recognitions from concert_reviews;

-- With the client of the case (0142) also its quorum.
create or replace function reviews.take_client_of_application() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  select applicant_id, identifier_scheme, identifier_value, risk_class, known.quorum
    into new.applicant_id, new.client_scheme, new.client_identifier, new.risk_class, new.quorum
    from applications.contracted_applications application
    left join reference.quorums known on known.edition = application.edition and known.decision = application.risk_class
    where authority = new.authority and application_id = new.application_id and status = 'contracted';
  if not found then
    raise exception 'application % is not contracted', new.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'application_contracted';
  end if;
  if new.quorum is null then
    raise exception 'no edition has a quorum for the risk class of application %', new.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'quorum_of_edition';
  end if;
  return new;
end
$$;

-- The name is that of `dossier` in packages/contracts/src/envelopes.ts, which a test compares.
create function reviews.quorum_of_dossier(p_dossier json) returns integer
  language sql stable strict set search_path = pg_catalog
begin atomic
  select quorum from reference.quorums where edition = p_dossier ->> 'edition' and decision = 'recognition';
end;

create or replace function reviews.take_case_of_dossier() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  select lead_authority, evaluation_id, application_id, client_scheme, client_identifier, open_nonconformities
    into new.lead_authority, new.evaluation_id, new.application_id, new.client_scheme, new.client_identifier, new.open_nonconformities
    from reviews.case_of_dossier(new.dossier);
  if num_nulls(new.lead_authority, new.evaluation_id, new.application_id, new.client_scheme, new.client_identifier) > 0 then
    raise exception 'the dossier of recognition % does not say which case and which client it is about', new.recognition_id
      using errcode = 'integrity_constraint_violation', constraint = 'dossier_formed';
  end if;
  new.quorum := reviews.quorum_of_dossier(new.dossier);
  if new.quorum is null then
    raise exception 'the dossier of recognition % is of no edition that has a quorum', new.recognition_id
      using errcode = 'integrity_constraint_violation', constraint = 'quorum_of_edition';
  end if;
  return new;
end
$$;
