-- Where a person works under an authorisation, and for whom: whoever reads across a border is judged by the place of that office and by the
-- legal entity that employs the person there, never by an address. Null where nobody has recorded it: then nothing crosses for the person.

alter table personnel.authorisations
  add column office_place text references reference.places (code),
  -- In the mainland; null elsewhere, and where it is not known.
  add column office_city text,
  -- Its identifier with its scheme.
  add column office_entity text,
  add constraint office_is_whole check (
    (office_place is null) = (office_entity is null) and (office_place is not null or office_city is null));
