-- What is decided is what was found: the content stands on the rows of its findings, is frozen once for each review, and is granted only
-- as the scheme lets it be. The names of its members are those of `contentOf` in the domain, which a test compares.

alter table reviews.evaluations add column review_round integer not null default 0;
alter table reviews.recommendations add column review_round integer;
alter table reviews.votes add column review_round integer;
update reviews.recommendations set review_round = 0;
update reviews.votes set review_round = 0;
alter table reviews.recommendations alter column review_round set not null;
alter table reviews.votes alter column review_round set not null;

-- The same content that comes back is reviewed again and voted on again: what was said in an earlier review has no part in it.
alter table reviews.recommendations drop constraint recommendations_pkey,
  add primary key (authority, evaluation_id, review_round);
alter table reviews.votes drop constraint votes_pkey,
  add primary key (authority, evaluation_id, review_round, person_id);

-- The round and the count of open nonconformities are the database's own to write.
revoke insert on reviews.recommendations, reviews.votes from concert_reviews;
grant insert (authority, evaluation_id, person_id, evaluation_digest, outcome, recommended_at)
  on reviews.recommendations to concert_reviews;
grant insert (authority, evaluation_id, evaluation_digest, person_id, outcome, reasons, cast_at) on reviews.votes to concert_reviews;
revoke insert (open_nonconformities), update (open_nonconformities) on reviews.evaluations from concert_reviews;

create function reviews.open_nonconformities_in(p_content json) returns integer
  language sql immutable strict set search_path = pg_catalog
  return (select count(*)::integer from json_array_elements(p_content -> 'nonconformities') one where one ->> 'closedAt' is null);

create function reviews.findings_in(p_content json) returns table (requirement_id text, evaluator_id text, grade text)
  language sql immutable strict set search_path = pg_catalog
begin atomic
  select key, value ->> 'evaluatorId', value ->> 'grade' from json_each(p_content -> 'findings');
end;

-- What was last found on each requirement of an evaluation.
create function reviews.latest_findings(p_authority text, p_evaluation_id text)
  returns table (requirement_id text, evaluator_id text, grade text)
  language sql stable set search_path = pg_catalog
begin atomic
  select distinct on (found.requirement_id) found.requirement_id, found.evaluator_id, found.grade from reviews.findings found
  where found.authority = p_authority and found.evaluation_id = p_evaluation_id
  order by found.requirement_id, found.evaluation_version desc;
end;

create function reviews.count_nonconformities() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if json_typeof(new.content -> 'findings') is distinct from 'object'
    or json_typeof(new.content -> 'nonconformities') is distinct from 'array'
  then
    raise exception 'the content of evaluation % has no findings or no nonconformities', new.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'content_formed';
  end if;
  new.open_nonconformities := reviews.open_nonconformities_in(new.content);
  return new;
end
$$;
create trigger content_counted before insert or update of content on reviews.evaluations
  for each row execute function reviews.count_nonconformities();

-- What was frozen for the review stays as it is: only a content without a digest changes, and only a new review gives one. The
-- digest is the database's own, of the bytes that it keeps, and the findings are those that evaluators recorded.
create or replace function reviews.keep_frozen_content() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_is_frozen boolean := new.status in ('in-review', 'reviewed', 'granted', 'refused');
begin
  if (v_is_frozen and old.evaluation_digest is null and not (old.status = 'evaluated' and new.status = 'in-review'))
    or (old.evaluation_digest is not null and new.content::text <> old.content::text)
  then
    raise exception 'the content of evaluation % is frozen for its review', old.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'content_frozen';
  end if;
  if v_is_frozen and old.evaluation_digest is null then
    if exists (
      (select * from reviews.findings_in(new.content) except select * from reviews.latest_findings(new.authority, new.evaluation_id))
      union all
      (select * from reviews.latest_findings(new.authority, new.evaluation_id) except select * from reviews.findings_in(new.content))
    ) then
      raise exception 'the content of evaluation % is not what its evaluators recorded', new.evaluation_id
        using errcode = 'integrity_constraint_violation', constraint = 'content_found';
    end if;
    new.review_round := old.review_round + 1;
  end if;
  new.evaluation_digest := case when v_is_frozen then platform.digest_of(new.content) end;
  return new;
end
$$;

-- Who recommends or votes does so on the content as it is, in the review that is open. The trigger's argument is the status in which.
create function reviews.require_current_content() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  select review_round into new.review_round from reviews.evaluations
    where authority = new.authority and evaluation_id = new.evaluation_id and evaluation_digest = new.evaluation_digest
      and status = tg_argv[0];
  if not found then
    raise exception 'evaluation % is not before the report reviewer or the decision makers with this content', new.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'on_current_content';
  end if;
  return new;
end
$$;
create trigger on_current_content before insert on reviews.recommendations
  for each row execute function reviews.require_current_content('in-review');
create trigger on_current_content before insert on reviews.votes
  for each row execute function reviews.require_current_content('reviewed');

-- Reviewed is what has a recommendation on its content, of this review.
create or replace function reviews.require_recommendation() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.status <> 'in-review' or not exists (
    select from reviews.recommendations
    where authority = new.authority and evaluation_id = new.evaluation_id and review_round = new.review_round
  ) then
    raise exception 'evaluation % has no recommendation on its content', new.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'recommended';
  end if;
  return new;
end
$$;

-- Whether a person stands in no conflict in a case, declared or by an engagement with its client.
create function reviews.is_impartial(p_authority text, p_case_id text, p_person_id text, p_scheme text, p_identifier text)
  returns boolean language sql volatile set search_path = pg_catalog
  return not reviews.is_in_conflict(p_authority, p_case_id, p_person_id)
    and not reviews.was_engaged(p_authority, p_person_id, p_scheme, p_identifier);

-- A decision needs its quorum of impartial voters, and rests on the work of impartial people only: those whose findings stand in the
-- content, and the report reviewer who recommended (4.2.10, 7.5.1). What is granted has no major nonconformity and none open.
create or replace function reviews.require_quorum() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_outcome text := case new.status when 'granted' then 'grant' when 'refused' then 'refuse' end;
  v_person text;
begin
  if old.status <> 'reviewed' or (
    select count(*) from reviews.votes
    where authority = new.authority and evaluation_id = new.evaluation_id
      and review_round = new.review_round and evaluation_digest = new.evaluation_digest and outcome = v_outcome
      and reviews.is_impartial(authority, evaluation_id, person_id, new.client_scheme, new.client_identifier)
  ) < new.quorum then
    raise exception 'evaluation % has no quorum of % votes to %', new.evaluation_id, new.quorum, v_outcome
      using errcode = 'integrity_constraint_violation', constraint = 'decided_by_quorum';
  end if;
  for v_person in
    select evaluator_id from reviews.findings_in(new.content)
    union
    select person_id from reviews.recommendations
      where authority = new.authority and evaluation_id = new.evaluation_id and review_round = new.review_round
  loop
    if not reviews.is_impartial(new.authority, new.evaluation_id, v_person, new.client_scheme, new.client_identifier) then
      raise exception 'evaluation % rests on the work of % who stands in a conflict', new.evaluation_id, v_person
        using errcode = 'integrity_constraint_violation', constraint = 'work_impartial';
    end if;
  end loop;
  if new.status = 'granted' and (
    reviews.open_nonconformities_in(new.content) > 0
    or exists (select from reviews.findings_in(new.content) where grade = 'major-nonconformity')
  ) then
    raise exception 'evaluation % has nonconformities that keep it from being granted', new.evaluation_id
      using errcode = 'integrity_constraint_violation', constraint = 'grant_earned';
  end if;
  return new;
end
$$;

create or replace function reviews.require_recognition_quorum() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_decision text := case new.status when 'recognised' then 'recognise' when 'reserved' then 'reserve' when 'refused' then 'refuse' end;
begin
  if (
    select count(*) from reviews.recognition_votes
    where authority = new.authority and recognition_id = new.recognition_id and decision = v_decision
      and reviews.is_impartial(authority, recognition_id, person_id, new.client_scheme, new.client_identifier)
  ) < new.quorum then
    raise exception 'recognition % has no quorum of % votes to %', new.recognition_id, new.quorum, v_decision
      using errcode = 'integrity_constraint_violation', constraint = 'decided_by_quorum';
  end if;
  return new;
end
$$;
