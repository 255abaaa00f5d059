-- What was said of an evidence file at its upload can be put right by its client, on the same bytes, until the certification is decided. What is
-- allowed is for the rules of the service to say; that nothing becomes looser, and nothing changes after the decision, holds for every statement of
-- its role.
grant update (residency_category, kind, requirements, effective_on) on evidence.artefacts to concert_evidence;

-- A residency category, and those that it is at least as strict as: `packages/domain/src/residency/category-records.ts`.
create function evidence.categories_under(p_category text) returns text[]
  language sql immutable set search_path = pg_catalog
return case p_category
  when 'C0' then array['C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11', 'C12', 'C13', 'C14', 'C15']
  when 'C1' then array['C1']
  when 'C2' then array['C1', 'C2', 'C8']
  when 'C3' then array['C1', 'C3']
  when 'C4' then array['C1', 'C3', 'C4']
  when 'C5' then array['C1', 'C5']
  when 'C6' then array['C1', 'C3', 'C6']
  when 'C7' then array['C1', 'C3', 'C6', 'C7']
  when 'C8' then array['C1', 'C8']
  when 'C9' then array['C1', 'C8', 'C9']
  when 'C10' then array['C1', 'C3', 'C4', 'C10']
  when 'C11' then array['C1', 'C8', 'C11']
  when 'C12' then array['C1', 'C8', 'C12']
  when 'C13' then array['C1', 'C3', 'C4', 'C13']
  when 'C14' then array['C1', 'C3', 'C14']
  when 'C15' then array['C1', 'C3', 'C8', 'C15']
  else array[]::text[]
end;

create or replace function evidence.keep_uploaded() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_is_decided constant boolean := platform.decision_on(old.application_id) is not null;
  -- What follows from looking at the bytes and from judging them goes on, and until the decision what is said of them.
  v_changing constant text[] :=
    array['schemaVersion', 'status', 'quarantine', 'judged', 'inspection', 'accepted', 'scanDigest']
    || case when v_is_decided then array[]::text[] else array['origins', 'unmixedProof', 'dataSubjects'] end;
begin
  if exists (
    select from jsonb_each(old.state - v_changing) kept where new.state -> kept.key is distinct from kept.value
  ) or (v_is_decided and (new.residency_category, new.kind, new.requirements, new.effective_on)
    is distinct from (old.residency_category, old.kind, old.requirements, old.effective_on))
  then
    raise exception 'evidence % stands as it was uploaded', old.evidence_id
      using errcode = 'integrity_constraint_violation', constraint = 'evidence_stands';
  end if;
  if not evidence.categories_under(new.residency_category) @> array[old.residency_category]
    or (old.state ? 'origins' and not coalesce(new.state -> 'origins' @> (old.state -> 'origins'), false))
  then
    raise exception 'evidence % would be read under a looser rule', old.evidence_id
      using errcode = 'integrity_constraint_violation', constraint = 'evidence_loosens';
  end if;
  return new;
end
$$;
