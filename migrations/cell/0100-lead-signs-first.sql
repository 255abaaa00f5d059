-- A recognising authority signs after the lead: its own signature needs the lead's over the same digest, which is in this cell since the
-- content was stored.

create function certificates.require_signature_of_lead() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_lead text;
begin
  if new.by_authority <> new.authority then
    return new;
  end if;
  select lead_authority into v_lead from certificates.intents
    where authority = new.authority and certificate_number = new.certificate_number;
  if v_lead <> new.authority and not exists (select from certificates.attestations where authority = new.authority
      and certificate_number = new.certificate_number and by_authority = v_lead
      and certificate_digest = new.certificate_digest) then
    raise exception 'the signature of % over % is not on record', v_lead, new.certificate_number
      using errcode = 'integrity_constraint_violation', constraint = 'lead_signs_first';
  end if;
  return new;
end
$$;
create trigger lead_signs_first before insert on certificates.attestations
  for each row execute function certificates.require_signature_of_lead();
