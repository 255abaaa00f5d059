-- From where bytes were read and for whom: the office of the reader at that moment, because an authorisation changes. Null for the applicant, for
-- whoever has no office on record, and for what was given before.
alter table evidence.custody
  add column office_place text references reference.places (code),
  add column office_entity text,
  add constraint office_is_whole check ((office_place is null) = (office_entity is null) and (office_place is null or person_id is not null));
grant insert (office_place, office_entity) on evidence.custody to concert_evidence;
