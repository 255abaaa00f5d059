-- A change of what somebody is authorised for, or of whom they served, waits for the cases in which the person takes part (0111). It must
-- wait for those too in which they are just beginning to: a transaction that declares for somebody, votes for them and decides holds its
-- case, but nothing that such a change would meet, and so it could be decided on the vote of somebody whose engagement was on record.

-- Whoever begins to take part refers to the row of the person, which locks its key until the transaction ends; this lock waits for that, and
-- that for this. The cases come first, as for everybody else who locks both. It is taken before the change itself refers to the person.
create function reviews.hold_person() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_authority text := current_setting('concert.authority', true);
  v_applicant text := current_setting('concert.applicant', true);
  v_of text := coalesce(new.authority, old.authority);
  v_person text := coalesce(new.person_id, old.person_id);
begin
  -- Row-level security is forced on the owner too; an error in between ends the transaction and the settings with it.
  perform set_config('concert.authority', v_of, true), set_config('concert.applicant', '*', true);
  perform from reviews.effects held
    where authority = v_of and exists (
      select from reviews.effect_declarations declared
      where declared.authority = v_of and declared.certificate_number = held.certificate_number and person_id = v_person)
    for no key update;
  perform from reviews.evaluations held
    where authority = v_of and exists (
      select from reviews.participants taking
      where taking.authority = v_of and taking.evaluation_id = held.evaluation_id and person_id = v_person)
    for no key update;
  perform from reviews.recognitions held
    where authority = v_of and exists (
      select from reviews.recognition_declarations declared
      where declared.authority = v_of and declared.recognition_id = held.recognition_id and person_id = v_person)
    for no key update;
  perform from personnel.people where authority = v_of and person_id = v_person for update;
  perform set_config('concert.authority', coalesce(v_authority, ''), true),
    set_config('concert.applicant', coalesce(v_applicant, ''), true);
  return coalesce(new, old);
end
$$;
revoke all on function reviews.hold_person() from public;
create trigger _person_held before insert or update or delete on personnel.authorisations
  for each row execute function reviews.hold_person();
create trigger _person_held before insert or update or delete on personnel.engagements
  for each row execute function reviews.hold_person();
