-- Who the client of a case is: the identifier that its own place gives it, with the register it comes from. Two registers may
-- give the same digits to different organisations, and one organisation must not become another by naming another number.

-- Null where the register was not recorded; such an engagement counts whatever the register of the client.
alter table personnel.engagements
  add column identifier_scheme text check (identifier_scheme in ('USCC', 'HK-UBI', 'MO-TAX'));

-- Taken from what the case stands on, so that nothing has to be written twice.
alter table reviews.evaluations add column client_scheme text
  generated always as (case_file #>> '{organisation,identifier,scheme}') stored;
alter table reviews.recognitions add column client_scheme text
  generated always as (dossier #>> '{organisation,identifier,scheme}') stored;
alter table reviews.effects add column evaluation_id text generated always as (state ->> 'evaluationId') stored;
