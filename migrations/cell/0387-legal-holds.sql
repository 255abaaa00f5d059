-- Legal holds: while one lasts on the evidence of an application, nothing removes its bytes or records, whatever else would.
create table evidence.legal_holds (
  authority text not null,
  hold_id text not null,
  application_id text not null,
  version integer not null,
  status text not null check (status in ('placed', 'ended')),
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  placed_at timestamptz not null,
  primary key (authority, hold_id),
  foreign key (authority, application_id) references applications.applications (authority, application_id)
);
select platform.tenant_table('evidence.legal_holds');
create index legal_holds_of_application on evidence.legal_holds (authority, application_id);
create index legal_holds_newest on evidence.legal_holds (authority, placed_at desc, hold_id desc);
grant select, insert, update (version, status, state) on evidence.legal_holds to concert_evidence;

-- A hold says what it said, ends once, and is never removed itself.
create function evidence.keep_hold() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.status = 'ended' or not new.state @> jsonb_strip_nulls(old.state - 'schemaVersion') then
    raise exception 'legal hold % stands as it was placed', old.hold_id
      using errcode = 'integrity_constraint_violation', constraint = 'hold_stands';
  end if;
  return new;
end
$$;
create trigger hold_stands before update on evidence.legal_holds
  for each row execute function evidence.keep_hold();
create trigger never_removed before delete on evidence.legal_holds
  for each row execute function platform.refuse_rewrite();

-- No role may remove a record of evidence today. Whichever may one day, and the owner, are stopped while a hold lasts.
create function evidence.keep_while_held() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from evidence.legal_holds held
    where held.authority = old.authority and held.application_id = old.application_id and held.status = 'placed'
  ) then
    raise exception 'evidence % is under a legal hold', old.evidence_id
      using errcode = 'integrity_constraint_violation', constraint = 'held';
  end if;
  return old;
end
$$;
create trigger held before delete on evidence.artefacts
  for each row execute function evidence.keep_while_held();

insert into platform.stream_owners (stream, service) values ('legal-hold', 'evidence');

-- One more kind of case among those that `audit.kept_states` joins, as `0141-claims.sql` adds a member.
do $$
declare
  v_last text := 'kept.valid_until, kept.supersedes, kept.filings, kept.termination) held';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_last, v_last || '

  union all
  select ''legal-hold'', kept.hold_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from evidence.legal_holds kept
  cross join lateral (select kept.authority, kept.hold_id, kept.application_id, kept.status) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not have the transfer bases as expected';
  end if;
  execute v_after;
end
$$;
