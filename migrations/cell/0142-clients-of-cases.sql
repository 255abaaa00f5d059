-- Whom a case is about is read from what both sides signed, or from what the lead sent, and never said by the caller: cooling-off is
-- counted from it, so an invented number would be a way round it.

revoke insert (client_scheme, client_identifier, applicant_id, risk_class) on reviews.evaluations from concert_reviews;
revoke insert (client_scheme, client_identifier, lead_authority, evaluation_id, application_id, open_nonconformities)
  on reviews.recognitions from concert_reviews;

-- An evaluation is of a contracted application, and of its organisation by the key. It runs as the owner, so it does not depend on what
-- the service may read of applications; the wall of the applicant holds for it too.
create function reviews.take_client_of_application() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  select applicant_id, identifier_scheme, identifier_value, risk_class
    into new.applicant_id, new.client_scheme, new.client_identifier, new.risk_class
    from applications.contracted_applications
    where authority = new.authority and application_id = new.application_id and status = 'contracted';
  if not found then
    raise exception 'application % is not contracted', new.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'application_contracted';
  end if;
  return new;
end
$$;
revoke all on function reviews.take_client_of_application() from public;
create trigger client_of_application before insert on reviews.evaluations
  for each row execute function reviews.take_client_of_application();

-- What a dossier says of its case. The names are those of `dossier` in packages/contracts/src/envelopes.ts, which a test compares.
create function reviews.case_of_dossier(p_dossier json, out lead_authority text, out evaluation_id text, out application_id text,
    out client_scheme text, out client_identifier text, out open_nonconformities integer)
  language sql immutable strict set search_path = pg_catalog
begin atomic
  select p_dossier ->> 'leadAuthority', p_dossier ->> 'evaluationId', p_dossier ->> 'applicationId',
    p_dossier #>> '{organisation,identifier,scheme}', p_dossier #>> '{organisation,identifier,value}',
    (select count(*)::integer from json_array_elements(p_dossier -> 'nonconformities') one where one ->> 'closed' is distinct from 'true');
end;

create function reviews.take_case_of_dossier() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  select lead_authority, evaluation_id, application_id, client_scheme, client_identifier, open_nonconformities
    into new.lead_authority, new.evaluation_id, new.application_id, new.client_scheme, new.client_identifier, new.open_nonconformities
    from reviews.case_of_dossier(new.dossier);
  if num_nulls(new.lead_authority, new.evaluation_id, new.application_id, new.client_scheme, new.client_identifier) > 0 then
    raise exception 'the dossier of recognition % does not say which case and which client it is about', new.recognition_id
      using errcode = 'integrity_constraint_violation', constraint = 'dossier_formed';
  end if;
  return new;
end
$$;
create trigger case_of_dossier before insert on reviews.recognitions
  for each row execute function reviews.take_case_of_dossier();
