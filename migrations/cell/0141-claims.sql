-- Who acts for an organisation. Anyone may register one and prepare applications for it: what another applicant has registered is told to
-- nobody. A client claims its organisation, application review verifies the claim, and under one identifier an authority verifies one client
-- (ISO/IEC 17065 7.2, 7.3.1).

-- The normal form of an identifier, as `normaliseIdentifier` of packages/domain makes it: Unicode NFKC, capital ASCII letters, no white
-- space, no hyphens or dashes.
create function applications.normal_identifier(value text) returns text
  language sql immutable strict parallel safe set search_path = pg_catalog
  return translate(normalize(value, NFKC),
    E'abcdefghijklmnopqrstuvwxyz\t\n\x0b\f\r \u0085\u1680\u2028\u2029-\u2010\u2012\u2013\u2014\u2015\u2212',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
revoke all on function applications.normal_identifier(text) from public;
grant execute on function applications.normal_identifier(text) to concert_applications;

alter table applications.organisations
  add column status text not null default 'registered' check (status in ('registered', 'claimed', 'verified')),
  -- The words of the claim, which can name people, as {"text", "salt"}: the event has the digest of both.
  add column claim_statement jsonb,
  -- By these two, and never as they were written, identifiers are compared.
  add column normal_identifier text not null generated always as (applications.normal_identifier(identifier_value)) stored,
  add column normal_lei text generated always as (applications.normal_identifier(lei)) stored,
  add constraint claim_stated check (status = 'registered' or claim_statement is not null),
  -- Within one applicant only, as for the identifier as it is written.
  add unique (authority, applicant_id, identifier_scheme, normal_identifier);
grant update (version, status, state, claim_statement) on applications.organisations to concert_applications;

-- The new member of the state among the columns that `audit.kept_states` joins. Only the line that changes is said here, so that the
-- function keeps what other migrations made of it.
do $$
declare
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, 'kept.identifier_value, kept.lei) held', 'kept.identifier_value, kept.lei, kept.status) held');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not join the columns of an organisation as expected';
  end if;
  execute v_after;
end
$$;

-- What has the same identifier or the same LEI, and the list of application review.
create index organisations_by_identifier on applications.organisations (authority, identifier_scheme, normal_identifier);
create index organisations_by_lei on applications.organisations (authority, normal_lei) where normal_lei is not null;
create index organisations_newest on applications.organisations (authority, registered_at desc, organisation_id desc);

-- The identifiers under which a client is verified. Only the trigger below writes it and no role reads it: its key decides between two
-- verifications of one moment.
create table applications.verified_identifiers (
  authority text not null,
  identifier_scheme text not null,
  normal_identifier text not null,
  organisation_id text not null,
  applicant_id text not null,
  primary key (authority, identifier_scheme, normal_identifier),
  foreign key (authority, organisation_id, applicant_id)
    references applications.organisations (authority, organisation_id, applicant_id)
);
select platform.tenant_table('applications.verified_identifiers', 'applicant_id');

create function applications.keep_verified_identifiers() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if old.status = 'verified' then
    delete from applications.verified_identifiers
      where authority = old.authority and organisation_id = old.organisation_id;
  end if;
  if new.status = 'verified' then
    -- A client's own transaction would see by the key what another client is verified under.
    if platform.current_applicant() is distinct from '*' then
      raise exception 'organisation % is verified by staff', new.organisation_id
        using errcode = 'integrity_constraint_violation', constraint = 'verified_by_staff';
    end if;
    insert into applications.verified_identifiers (authority, identifier_scheme, normal_identifier, organisation_id, applicant_id)
      values (new.authority, new.identifier_scheme, new.normal_identifier, new.organisation_id, new.applicant_id);
    if new.normal_lei is not null then
      insert into applications.verified_identifiers (authority, identifier_scheme, normal_identifier, organisation_id, applicant_id)
        values (new.authority, 'LEI', new.normal_lei, new.organisation_id, new.applicant_id);
    end if;
  end if;
  return null;
end
$$;
revoke all on function applications.keep_verified_identifiers() from public;
create trigger verified_identifiers after update of status on applications.organisations
  for each row when (old.status is distinct from new.status) execute function applications.keep_verified_identifiers();

-- Whoever the wall binds inserts a case at its beginning: what follows is an update, which the triggers see.
create function applications.refuse_later_beginning() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'a row of %.% begins as %', tg_table_schema, tg_table_name, tg_argv[0]
    using errcode = 'integrity_constraint_violation', constraint = 'begins_as';
end
$$;
create trigger begins_as before insert on applications.organisations
  for each row when (new.status <> 'registered' and row_security_active('applications.organisations'))
  execute function applications.refuse_later_beginning('registered');
create trigger begins_as before insert on applications.applications
  for each row when (new.status <> 'draft' and row_security_active('applications.applications'))
  execute function applications.refuse_later_beginning('draft');

-- An application is accepted and contracted only for a verified organisation. The row of the organisation stays as it is until the
-- acceptance ends: a revocation waits. A stricter level of isolation is refused, for under it what is read could be of before.
create function applications.require_verified_organisation() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'applications are accepted under read committed only' using errcode = 'invalid_transaction_state';
  end if;
  perform from applications.organisations
    where authority = new.authority and organisation_id = new.organisation_id and status = 'verified'
    for share;
  if not found then
    raise exception 'organisation % is not verified', new.organisation_id
      using errcode = 'integrity_constraint_violation', constraint = 'organisation_verified';
  end if;
  return new;
end
$$;
-- By its name it comes after `status_final`.
create trigger verified_organisation before update of status on applications.applications
  for each row when (new.status in ('accepted', 'contracted') and old.status <> new.status)
  execute function applications.require_verified_organisation();
