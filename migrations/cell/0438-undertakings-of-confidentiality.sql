-- The day on which a person signed the undertaking of confidentiality under which an authorisation is held (ISO/IEC 17065 4.5). Null where
-- none is on record: then nothing that asks for one crosses a border for the person.

alter table personnel.authorisations add column undertaking_on date;
grant select (undertaking_on) on personnel.authorisations to concert_exchange;
