-- What a lead says of the files that its dossier cites: which of them it has closed, why and since when. Each statement is kept as it was signed,
-- and the one after the most changes counts; it may be here before the dossier. A vote on what rests on a closed file waits, as that of the lead does
-- (`0461-votes-on-open-evidence.sql`).
create table reviews.peer_evidence (
  authority text not null,
  lead_authority text not null references reference.authorities (code) check (lead_authority <> authority),
  evaluation_id text not null,
  changes integer not null check (changes > 0),
  closed jsonb not null check (jsonb_typeof(closed) = 'array'),
  recorded_at timestamptz not null,
  primary key (authority, lead_authority, evaluation_id, changes)
);
select platform.tenant_table('reviews.peer_evidence', append_only => true);
grant select, insert on reviews.peer_evidence to concert_reviews;

insert into platform.stream_owners (stream, service) values ('peer-evidence', 'reviews');

-- How many findings of a dossier rest on files that its lead has closed, as it has said it last. The names in the dossier are those of `dossier` in
-- packages/contracts/src/envelopes.ts.
create function reviews.findings_on_closed_evidence(p_authority text, p_lead_authority text, p_evaluation_id text, p_dossier json)
  returns integer language sql stable set search_path = pg_catalog
begin atomic
  select count(*)::integer
  from (
    select told.closed from reviews.peer_evidence told
    where told.authority = p_authority and told.lead_authority = p_lead_authority and told.evaluation_id = p_evaluation_id
    order by told.changes desc limit 1) newest
  cross join json_array_elements(case when newest.closed <> '[]' then p_dossier -> 'findings' end) finding
  where exists (
    select from jsonb_array_elements(newest.closed) file where (finding -> 'evidence')::jsonb ? (file ->> 'digest'));
end;
revoke all on function reviews.findings_on_closed_evidence(text, text, text, json) from public;
grant execute on function reviews.findings_on_closed_evidence(text, text, text, json) to concert_reviews;

-- To refuse is always possible: nothing rests on the files then.
create function reviews.require_open_evidence_of_dossier() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from reviews.recognitions recognition
    where recognition.authority = new.authority and recognition.recognition_id = new.recognition_id
      and reviews.findings_on_closed_evidence(
        recognition.authority, recognition.lead_authority, recognition.evaluation_id, recognition.dossier) > 0
  ) then
    raise exception 'the dossier of recognition % rests on evidence that its lead has closed', new.recognition_id
      using errcode = 'integrity_constraint_violation', constraint = 'evidence_open';
  end if;
  return new;
end
$$;
create trigger on_open_evidence before insert on reviews.recognition_votes
  for each row when (new.decision <> 'refuse')
  execute function reviews.require_open_evidence_of_dossier();
create trigger on_open_evidence before update on reviews.recognitions
  for each row when (new.status in ('recognised', 'reserved') and new.status <> old.status)
  execute function reviews.require_open_evidence_of_dossier();

-- A statement counts on the case that it is about, so that it waits for a vote that was first, and a vote waits for it and then reads it. Runs
-- as the owner, who alone may write the counter.
create function reviews.count_on_recognition_of_evidence() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update reviews.recognitions set guard_counter = guard_counter + 1
    where authority = new.authority and lead_authority = new.lead_authority and evaluation_id = new.evaluation_id;
  return null;
end
$$;
revoke all on function reviews.count_on_recognition_of_evidence() from public;
create trigger counted after insert on reviews.peer_evidence
  for each row execute function reviews.count_on_recognition_of_evidence();

-- One more kind of case among those that `audit.kept_states` joins, as `0387-legal-holds.sql` adds one.
do $$
declare
  v_last text := '(select kept.authority, kept.hold_id, kept.application_id, kept.status) held';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_last, v_last || '

  union all
  select ''peer-evidence'', kept.lead_authority || ''.'' || kept.evaluation_id || ''.'' || kept.changes, 1,
    jsonb_build_object(''schemaVersion'', 1) || audit.members_of(to_jsonb(held))
  from reviews.peer_evidence kept
  cross join lateral (select kept.authority, kept.lead_authority, kept.evaluation_id, kept.changes, kept.closed,
    ''recorded'' as status) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not have the legal holds as expected';
  end if;
  execute v_after;
end
$$;
