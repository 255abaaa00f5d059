-- An organisation is who its own place says it is; the worldwide LEI stands beside that identifier and never for it.
alter table applications.organisations
  add column lei text,
  -- Not asked of rows that were registered before.
  add constraint identifier_of_its_place check (
    identifier_scheme = case place when 'CN' then 'USCC' when 'HK' then 'HK-UBI' when 'MO' then 'MO-TAX' end) not valid;

-- The natural person who signed for the client, as {"name", "salt"}: the event has the digest of both, and no other service
-- reads the column. So the name can be taken away, and what was signed can be shown as long as it is there.
alter table applications.applications add column client_signatory jsonb;
grant update (client_signatory) on applications.applications to concert_applications;
