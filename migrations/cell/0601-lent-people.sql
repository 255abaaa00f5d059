-- Who was lent to another authority may have evaluated there, which this cell is not told. So nobody who was lent to the lead of a dossier
-- decides on it here (ISO/IEC 17065 7.6.2), until two years after the period of the loan.

create view personnel.lent_people with (security_invoker = true) as
  select authority, person_id, borrower, valid_until from personnel.loans where person_id is not null;
grant select (authority, person_id, borrower, valid_until) on personnel.loans to concert_reviews;
grant select on personnel.lent_people to concert_reviews;

create function reviews.require_not_lent_to_lead() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from reviews.recognitions recognition
    join personnel.lent_people lent on lent.authority = recognition.authority and lent.borrower = recognition.lead_authority
    where recognition.authority = new.authority and recognition.recognition_id = new.recognition_id
      and lent.person_id = new.person_id and lent.valid_until > clock_timestamp() - interval '24 months'
  ) then
    raise exception '% was lent to the lead of recognition %', new.person_id, new.recognition_id
      using errcode = 'integrity_constraint_violation', constraint = 'not_lent_to_the_lead';
  end if;
  return new;
end
$$;
create trigger not_lent before insert on reviews.recognition_declarations
  for each row execute function reviews.require_not_lent_to_lead();
create trigger not_lent before insert on reviews.recognition_votes
  for each row execute function reviews.require_not_lent_to_lead();
