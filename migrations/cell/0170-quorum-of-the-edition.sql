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

-- By their names these triggers come after those that give a case its client (0142).

-- It runs as the owner, so it does not depend on what the service may read of applications.
create function reviews.take_quorum_of_application() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  select known.quorum into new.quorum
    from applications.applications application
    join reference.quorums known on known.edition = application.edition and known.decision = application.risk_class
    where application.authority = new.authority and application.application_id = new.application_id;
  if not found then
    raise exception 'no edition has a quorum for the risk class of application %', new.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'quorum_of_edition';
  end if;
  return new;
end
$$;
revoke all on function reviews.take_quorum_of_application() from public;
create trigger quorum_of_edition before insert on reviews.evaluations
  for each row execute function reviews.take_quorum_of_application();

-- The name is that of `dossier` in packages/contracts/src/envelopes.ts, which a test compares.
create function reviews.quorum_of_dossier(p_dossier json) returns integer
  language sql stable strict set search_path = pg_catalog
begin atomic
  select quorum from reference.quorums where edition = p_dossier ->> 'edition' and decision = 'recognition';
end;

create function reviews.take_quorum_of_dossier() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  new.quorum := reviews.quorum_of_dossier(new.dossier);
  if new.quorum is null then
    raise exception 'the dossier of recognition % is of no edition that has a quorum', new.recognition_id
      using errcode = 'integrity_constraint_violation', constraint = 'quorum_of_edition';
  end if;
  return new;
end
$$;
create trigger quorum_of_edition before insert on reviews.recognitions
  for each row execute function reviews.take_quorum_of_dossier();
