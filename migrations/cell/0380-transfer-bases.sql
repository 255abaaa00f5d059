-- Legal bases on which content may cross a border, as the authority of one of the two places recorded them. Their terms never change; filings
-- are added, and an end.
create table exchange.transfer_bases (
  authority text not null,
  basis_id text not null,
  version integer not null,
  status text not null check (status in ('recorded', 'terminated', 'ended')),
  code text not null,
  contract_version text not null,
  exporter jsonb not null,
  recipient jsonb not null,
  effective_on date not null,
  valid_until date,
  supersedes text,
  filings jsonb not null default '[]',
  termination jsonb,
  -- The rest of the state document: without what the columns before it hold.
  state jsonb not null,
  recorded_at timestamptz not null,
  primary key (authority, basis_id),
  foreign key (authority, supersedes) references exchange.transfer_bases (authority, basis_id)
);
select platform.tenant_table('exchange.transfer_bases');
create index transfer_bases_newest on exchange.transfer_bases (authority, recorded_at desc, basis_id desc);
create index transfer_bases_supersedes on exchange.transfer_bases (authority, supersedes);
grant select, insert, update (version, status, filings, termination, state) on exchange.transfer_bases to concert_exchange;

-- Its service has staff among its callers now: who they are, and for what they are authorised.
grant usage on schema personnel to concert_exchange;
grant select (authority, account_id, person_id) on personnel.accounts to concert_exchange;
grant select (authority, authorisation_id, person_id, function, valid_from, valid_until, office_place, office_city, office_entity)
  on personnel.authorisations to concert_exchange;

-- Once recorded a basis says what it said: filings are only added, and what has ended does not come back.
create function exchange.keep_recorded() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.state - 'schemaVersion' <> old.state - 'schemaVersion'
    or not new.filings @> old.filings or jsonb_array_length(new.filings) < jsonb_array_length(old.filings)
    or (old.termination is not null and not coalesce(new.termination @> jsonb_strip_nulls(old.termination), false))
    or array_position(array['recorded', 'terminated', 'ended'], new.status)
      < array_position(array['recorded', 'terminated', 'ended'], old.status)
  then
    raise exception 'transfer basis % stands as it was recorded', old.basis_id
      using errcode = 'integrity_constraint_violation', constraint = 'basis_stands';
  end if;
  return new;
end
$$;
create trigger basis_stands before update on exchange.transfer_bases
  for each row execute function exchange.keep_recorded();

insert into platform.stream_owners (stream, service) values ('transfer-basis', 'exchange');

-- One more kind of case among those that `audit.kept_states` joins, as `0141-claims.sql` adds a member.
do $$
declare
  v_last text := 'kept.from_authority as "from", kept.type as envelope_type) held';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_last, v_last || '

  union all
  select ''transfer-basis'', kept.basis_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from exchange.transfer_bases kept
  cross join lateral (select kept.authority, kept.basis_id, kept.status, kept.code, kept.contract_version, kept.exporter, kept.recipient,
    kept.effective_on, kept.valid_until, kept.supersedes, kept.filings, kept.termination) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not end with the envelopes as expected';
  end if;
  execute v_after;
end
$$;
