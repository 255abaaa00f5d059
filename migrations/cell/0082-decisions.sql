-- A decision stands on a quorum of impartial votes over exactly the content that a report reviewer reviewed (ISO/IEC 17065
-- 7.5, 7.6), and is final.

drop trigger decided_by_quorum on reviews.evaluations;
drop function reviews.require_quorum();
drop trigger decision_final on reviews.evaluations;
drop function reviews.keep_decision();
drop trigger decided_by_quorum on reviews.recognitions;
drop function reviews.require_recognition_quorum();
drop trigger decision_final on reviews.recognitions;
drop function reviews.keep_recognition_decision();

-- The trigger's argument names the column of the case.
create function reviews.refuse_after_decision() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'case % is decided', to_jsonb(old) ->> tg_argv[0]
    using errcode = 'integrity_constraint_violation', constraint = 'decision_final';
end
$$;
create trigger decision_final before update on reviews.evaluations
  for each row when (old.status in ('granted', 'refused')) execute function reviews.refuse_after_decision('evaluation_id');
create trigger decision_final before update on reviews.recognitions
  for each row when (old.status <> 'received') execute function reviews.refuse_after_decision('recognition_id');

-- What was frozen for the review stays as it is: only a content without a hash changes, and only a new review gives one. The
-- members are those of `contentOf` in the domain.
create function reviews.keep_frozen_content() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_is_frozen boolean := new.status in ('in-review', 'reviewed', 'granted', 'refused');
begin
  if v_is_frozen <> (new.evaluation_digest is not null)
    or (old.evaluation_digest is null and new.evaluation_digest is not null
        and not (old.status = 'evaluated' and new.status = 'in-review'))
    or (old.evaluation_digest is not null and new.evaluation_digest is not null and old.evaluation_digest <> new.evaluation_digest)
    or (old.evaluation_digest is not null and (
      new.state -> 'requirements' is distinct from old.state -> 'requirements'
      or new.state -> 'team' is distinct from old.state -> 'team'
      or new.state -> 'findings' is distinct from old.state -> 'findings'
      or new.state -> 'nonconformities' is distinct from old.state -> 'nonconformities'))
  then
    raise exception 'the content of evaluation % is frozen for its review', old.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'content_frozen';
  end if;
  return new;
end
$$;
create trigger content_frozen before update on reviews.evaluations
  for each row when (old.status not in ('granted', 'refused')) execute function reviews.keep_frozen_content();

-- Reviewed is what has a recommendation on its content.
create function reviews.require_recommendation() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.status <> 'in-review' or not exists (
    select from reviews.recommendations
    where authority = new.authority and evaluation_id = new.evaluation_id and evaluation_digest = new.evaluation_digest
  ) then
    raise exception 'evaluation % has no recommendation on its content', new.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'recommended';
  end if;
  return new;
end
$$;
create trigger recommended before update on reviews.evaluations
  for each row when (new.status = 'reviewed' and old.status not in ('reviewed', 'granted', 'refused'))
  execute function reviews.require_recommendation();

create function reviews.require_quorum() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_outcome text := case new.status when 'granted' then 'grant' when 'refused' then 'refuse' end;
begin
  if old.status <> 'reviewed' or (
    select count(*) from reviews.votes
    where authority = new.authority and evaluation_id = new.evaluation_id
      and evaluation_digest = new.evaluation_digest and outcome = v_outcome
      and not reviews.is_in_conflict(authority, evaluation_id, person_id)
  ) < new.quorum then
    raise exception 'evaluation % has no quorum of % votes to %', new.evaluation_id, new.quorum, v_outcome
      using errcode = 'integrity_constraint_violation', constraint = 'decided_by_quorum';
  end if;
  return new;
end
$$;
create trigger decided_by_quorum before update on reviews.evaluations
  for each row when (new.status in ('granted', 'refused') and old.status not in ('granted', 'refused'))
  execute function reviews.require_quorum();

create function reviews.require_recognition_quorum() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_decision text := case new.status when 'recognised' then 'recognise' when 'reserved' then 'reserve' when 'refused' then 'refuse' end;
begin
  if (
    select count(*) from reviews.recognition_votes
    where authority = new.authority and recognition_id = new.recognition_id and decision = v_decision
      and not reviews.is_in_conflict(authority, recognition_id, person_id)
  ) < new.quorum then
    raise exception 'recognition % has no quorum of % votes to %', new.recognition_id, new.quorum, v_decision
      using errcode = 'integrity_constraint_violation', constraint = 'decided_by_quorum';
  end if;
  return new;
end
$$;
create trigger decided_by_quorum before update on reviews.recognitions
  for each row when (old.status = 'received' and new.status <> 'received')
  execute function reviews.require_recognition_quorum();
