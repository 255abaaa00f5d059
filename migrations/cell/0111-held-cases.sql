-- Who acts in a case is judged by rows that others write: conflicts, declarations, authorisations, engagements. Two transactions that
-- each see nothing of the other could both be right alone and wrong together. So whatever is judged, or is judged by, first locks the
-- row of its case and then reads; and what is judged by also counts on that row, which no snapshot from before it gets past.

alter table reviews.evaluations add column guard_counter bigint not null default 0;
alter table reviews.recognitions add column guard_counter bigint not null default 0;
alter table reviews.effects add column guard_counter bigint not null default 0;

-- Inserted columns are named, so that the counter of a new effect is the default.
revoke insert on reviews.effects from concert_reviews;
grant insert (authority, certificate_number, lead_authority, jurisdiction, version, status, evaluation_id, certificate_digest,
    conditions, state, updated_at) on reviews.effects to concert_reviews;

-- Locks the case that a row names by evaluation, recognition or certificate; an effect first, then the case that it stands on. It
-- must be the first trigger of its table: PostgreSQL fires them by name, and the underscore sorts before every letter.
create function reviews.hold_case() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_row jsonb := to_jsonb(new);
  v_evaluation_id text := v_row ->> 'evaluation_id';
  v_recognition_id text := v_row ->> 'recognition_id';
  v_lead_authority text;
begin
  perform platform.require_fresh_transaction();
  if v_row ? 'certificate_number' then
    select lead_authority, evaluation_id into v_lead_authority, v_evaluation_id from reviews.effects
      where authority = new.authority and certificate_number = v_row ->> 'certificate_number' for no key update;
    if v_lead_authority <> new.authority then
      select recognition_id into v_recognition_id from reviews.recognitions
        where authority = new.authority and lead_authority = v_lead_authority and evaluation_id = v_evaluation_id;
      v_evaluation_id := null;
    end if;
  end if;
  if v_evaluation_id is not null then
    perform from reviews.evaluations where authority = new.authority and evaluation_id = v_evaluation_id for no key update;
  else
    perform from reviews.recognitions
      where authority = new.authority and recognition_id = v_recognition_id for no key update;
  end if;
  -- What this transaction may not see it cannot be asked about: that is no leave to act.
  if not found then
    raise exception 'the case of this row of % cannot be seen here', tg_table_name
      using errcode = 'integrity_constraint_violation', constraint = 'case_visible';
  end if;
  return new;
end
$$;
create trigger _case_held before insert on reviews.participants for each row execute function reviews.hold_case();
create trigger _case_held before insert on reviews.findings for each row execute function reviews.hold_case();
create trigger _case_held before insert on reviews.recommendations for each row execute function reviews.hold_case();
create trigger _case_held before insert on reviews.votes for each row execute function reviews.hold_case();
create trigger _case_held before insert on reviews.conflicts for each row execute function reviews.hold_case();
create trigger _case_held before insert on reviews.declarations for each row execute function reviews.hold_case();
create trigger _case_held before insert on reviews.recognition_declarations for each row execute function reviews.hold_case();
create trigger _case_held before insert on reviews.recognition_votes for each row execute function reviews.hold_case();
create trigger _case_held before insert on reviews.effect_declarations for each row execute function reviews.hold_case();
create trigger _case_held before insert on reviews.effect_actions for each row execute function reviews.hold_case();
-- The row of a case itself is locked by its update before any trigger fires; a new one cannot be seen by others. An effect begins on
-- a decision, which is final.
create trigger _fresh before insert or update on reviews.evaluations
  for each row execute function platform.refuse_stale_transaction();
create trigger _fresh before insert or update on reviews.recognitions
  for each row execute function platform.refuse_stale_transaction();
create trigger _fresh before insert or update on reviews.effects
  for each row execute function platform.refuse_stale_transaction();

-- The counter moves in every state, also after the decision, and is no change of the case; only the owner moves it.
drop trigger decision_final on reviews.evaluations;
create trigger decision_final before update on reviews.evaluations
  for each row when (old.status in ('granted', 'refused') and new.guard_counter = old.guard_counter)
  execute function reviews.refuse_after_decision('evaluation_id');
drop trigger decision_final on reviews.recognitions;
create trigger decision_final before update on reviews.recognitions
  for each row when (old.status <> 'received' and new.guard_counter = old.guard_counter)
  execute function reviews.refuse_after_decision('recognition_id');
drop trigger content_frozen on reviews.evaluations;
create trigger content_frozen before update on reviews.evaluations
  for each row when (old.status not in ('granted', 'refused') and new.guard_counter = old.guard_counter)
  execute function reviews.keep_frozen_content();
drop trigger effect_acted_on on reviews.effects;
create trigger effect_acted_on before update on reviews.effects
  for each row when (new.guard_counter = old.guard_counter) execute function reviews.require_effect_action();

-- Counts what was added to a case. It runs as the owner, who alone may write the counter, once per statement: 56 findings count once.
create function reviews.count_on_case() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_table_name in ('recognition_declarations', 'recognition_votes') then
    update reviews.recognitions held set guard_counter = guard_counter + 1
      from (select distinct authority, recognition_id from added) one
      where held.authority = one.authority and held.recognition_id = one.recognition_id;
  elsif tg_table_name in ('effect_declarations', 'effect_actions') then
    update reviews.effects held set guard_counter = guard_counter + 1
      from (select distinct authority, certificate_number from added) one
      where held.authority = one.authority and held.certificate_number = one.certificate_number;
  else
    update reviews.evaluations held set guard_counter = guard_counter + 1
      from (select distinct authority, evaluation_id from added) one
      where held.authority = one.authority and held.evaluation_id = one.evaluation_id;
  end if;
  return null;
end
$$;
revoke all on function reviews.count_on_case() from public;
create trigger counted after insert on reviews.participants
  referencing new table as added for each statement execute function reviews.count_on_case();
create trigger counted after insert on reviews.findings
  referencing new table as added for each statement execute function reviews.count_on_case();
create trigger counted after insert on reviews.recommendations
  referencing new table as added for each statement execute function reviews.count_on_case();
create trigger counted after insert on reviews.votes
  referencing new table as added for each statement execute function reviews.count_on_case();
create trigger counted after insert on reviews.recognition_declarations
  referencing new table as added for each statement execute function reviews.count_on_case();
create trigger counted after insert on reviews.recognition_votes
  referencing new table as added for each statement execute function reviews.count_on_case();
create trigger counted after insert on reviews.effect_declarations
  referencing new table as added for each statement execute function reviews.count_on_case();
create trigger counted after insert on reviews.effect_actions
  referencing new table as added for each statement execute function reviews.count_on_case();

-- A conflict counts on the case that it was declared in, which an act on an effect locks too.
create function reviews.count_conflict() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update reviews.evaluations held set guard_counter = guard_counter + 1
    from (select distinct authority, evaluation_id from added) one
    where held.authority = one.authority and held.evaluation_id = one.evaluation_id;
  update reviews.recognitions held set guard_counter = guard_counter + 1
    from (select distinct authority, recognition_id from added) one
    where held.authority = one.authority and held.recognition_id = one.recognition_id;
  return null;
end
$$;
revoke all on function reviews.count_conflict() from public;
create trigger counted after insert on reviews.conflicts
  referencing new table as added for each statement execute function reviews.count_conflict();

-- A change of what somebody is authorised for, or of whom they served, counts on every case in which the person takes part, so that
-- it waits for what they are doing there, and what they do next waits for it. Whoever writes it is behind no applicant's wall.
create function reviews.count_on_cases_of_person() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_authority text := current_setting('concert.authority', true);
  v_applicant text := current_setting('concert.applicant', true);
  v_of text := coalesce(new.authority, old.authority);
  v_person text := coalesce(new.person_id, old.person_id);
begin
  -- Row-level security is forced on the owner too; an error in between ends the transaction and the settings with it.
  perform set_config('concert.authority', v_of, true), set_config('concert.applicant', '*', true);
  update reviews.effects held set guard_counter = guard_counter + 1
    where authority = v_of and exists (
      select from reviews.effect_declarations declared
      where declared.authority = v_of and declared.certificate_number = held.certificate_number and person_id = v_person);
  update reviews.evaluations held set guard_counter = guard_counter + 1
    where authority = v_of and exists (
      select from reviews.participants taking
      where taking.authority = v_of and taking.evaluation_id = held.evaluation_id and person_id = v_person);
  update reviews.recognitions held set guard_counter = guard_counter + 1
    where authority = v_of and exists (
      select from reviews.recognition_declarations declared
      where declared.authority = v_of and declared.recognition_id = held.recognition_id and person_id = v_person);
  perform set_config('concert.authority', coalesce(v_authority, ''), true),
    set_config('concert.applicant', coalesce(v_applicant, ''), true);
  return null;
end
$$;
revoke all on function reviews.count_on_cases_of_person() from public;
create index participants_by_person on reviews.participants (authority, person_id);
create index recognition_declarations_by_person on reviews.recognition_declarations (authority, person_id);
create index effect_declarations_by_person on reviews.effect_declarations (authority, person_id);
create trigger counted after insert or update or delete on personnel.authorisations
  for each row execute function reviews.count_on_cases_of_person();
create trigger counted after insert or update or delete on personnel.engagements
  for each row execute function reviews.count_on_cases_of_person();

-- An act on an effect is the next one, on the effect as it is: an evaluator finds against one that is in force, and a decision maker
-- decides on what was found. So nobody decides first and substantiates afterwards.
create function reviews.require_effect_in_turn() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (
    select from reviews.effects
    where authority = new.authority and certificate_number = new.certificate_number and version = new.version - 1
      and status = case new.function when 'evaluator' then 'active' else 'action-pending' end
  ) then
    raise exception 'the effect of certificate % does not become % in version % now', new.certificate_number, new.status, new.version
      using errcode = 'integrity_constraint_violation', constraint = 'effect_in_turn';
  end if;
  return new;
end
$$;
create trigger takes_turn before insert on reviews.effect_actions
  for each row execute function reviews.require_effect_in_turn();
