-- Which bytes a person of the staff was given, by their digest: who grades has opened what the grade cites (ISO/IEC 17065 7.4.3). What else
-- custody records stays with the service that gives bytes.
create index custody_of_person on evidence.custody (authority, person_id, evidence_id) where person_id is not null;

create view evidence.read_by_people with (security_invoker = true) as
  select given.authority, held.application_id, given.digest, given.person_id
  from evidence.custody given
  join evidence.artefacts held on held.authority = given.authority and held.evidence_id = given.evidence_id
  where given.person_id is not null;

grant select (evidence_id) on evidence.artefacts to concert_reviews;
grant select (authority, evidence_id, digest, person_id) on evidence.custody to concert_reviews;
grant select on evidence.read_by_people to concert_reviews;
