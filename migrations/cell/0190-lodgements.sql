-- A system has one application at a time, with one authority (Regulation (EU) 2024/1689, Annex VII 3.1 f). A complete submission lodges the
-- weights of its system, known by an HMAC under a key that the authorities agreed. Whatever else is lodged, it is submitted: a client learns
-- nothing of others. Lodgements of the same weights have one order in all cells, by instant and then by authority, and only the first of
-- those that live is accepted.

drop function applications.is_lodged_elsewhere(text, text);

alter table applications.applications
  add column weights_index text check (weights_index ~ '^[0-9a-f]{64}$'),
  -- Which of the agreed keys the index is under.
  add column lodgement_key text check (lodgement_key ~ '^[0-9a-f]{16}$'),
  -- The certificate that the application renews or changes.
  add column follows text,
  add constraint index_under_a_key check ((weights_index is null) = (lodgement_key is null));
grant update (weights_index, lodgement_key) on applications.applications to concert_applications;

-- The certificates of this authority's clients, for an application that renews or changes one.
create table applications.own_certificates (
  authority text not null,
  certificate_number text not null,
  application_id text not null,
  applicant_id text not null,
  primary key (authority, certificate_number),
  unique (authority, certificate_number, applicant_id),
  foreign key (authority, application_id, applicant_id)
    references applications.applications (authority, application_id, applicant_id)
);
select platform.tenant_table('applications.own_certificates', 'applicant_id');
grant select on applications.own_certificates to concert_applications;
alter table applications.applications add foreign key (authority, follows, applicant_id)
  references applications.own_certificates (authority, certificate_number, applicant_id);

-- The lodgements that live: of applications under way, and of certificates until their end. Only the functions below write it.
create table applications.lodgements (
  authority text not null,
  application_id text not null,
  applicant_id text not null,
  weights_index text not null,
  lodgement_key text not null,
  lodged_at timestamptz not null,
  -- Of the certificate, once it is public; the lodgement ends with it.
  certificate_number text,
  valid_until timestamptz,
  primary key (authority, application_id),
  unique (authority, certificate_number),
  foreign key (authority, application_id, applicant_id)
    references applications.applications (authority, application_id, applicant_id)
);
create index lodgements_in_order on applications.lodgements (authority, weights_index, lodged_at, application_id);
select platform.tenant_table('applications.lodgements', 'applicant_id');
grant select on applications.lodgements to concert_applications;

-- Transactions that lodge the same weights, or answer another authority that asks for them, take turns by this row. `latest` is the latest
-- instant of a lodgement of them that this cell knows of, its own or another authority's: what is lodged here afterwards is after it, by
-- whatever clock (a Lamport clock). No role reads it.
create table applications.lodgement_turns (
  authority text not null,
  weights_index text not null,
  latest timestamptz not null,
  primary key (authority, weights_index)
);
select platform.tenant_table('applications.lodgement_turns');

create function applications.take_lodgement_turn(p_weights_index text, p_seen timestamptz) returns timestamptz
  language sql volatile security definer set search_path = pg_catalog as $$
  insert into applications.lodgement_turns as turn (authority, weights_index, latest)
    values (platform.current_authority(), p_weights_index, p_seen)
    on conflict (authority, weights_index) do update set latest = greatest(turn.latest, excluded.latest)
    returning latest
$$;
revoke all on function applications.take_lodgement_turn(text, timestamptz) from public;

-- Hears the question of another authority: what is lodged here afterwards is after the lodgement that asks. An instant that is further ahead
-- than clocks differ is refused, for it would put off every later lodgement.
create function applications.hear_lodgement(p_weights_index text, p_lodged_at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform platform.require_fresh_transaction();
  if p_lodged_at > clock_timestamp() + interval '5 minutes' then
    return false;
  end if;
  perform applications.take_lodgement_turn(p_weights_index, p_lodged_at);
  return true;
end
$$;
revoke all on function applications.hear_lodgement(text, timestamptz) from public;
grant execute on function applications.hear_lodgement(text, timestamptz) to concert_applications;

-- Puts a lodgement under the next key of the authorities. Its place in the order stays.
create function applications.reindex_lodgement(p_application_id text, p_weights_index text, p_lodgement_key text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_lodged_at timestamptz;
begin
  update applications.lodgements set weights_index = p_weights_index, lodgement_key = p_lodgement_key
    where authority = platform.current_authority() and application_id = p_application_id and lodgement_key <> p_lodgement_key
    returning lodged_at into v_lodged_at;
  if found then
    perform applications.take_lodgement_turn(p_weights_index, v_lodged_at);
  end if;
end
$$;
revoke all on function applications.reindex_lodgement(text, text, text) from public;
grant execute on function applications.reindex_lodgement(text, text, text) to concert_applications;

-- A submission lodges, and a return, a refusal and a withdrawal end it: a draft lodges nothing. An application that follows a certificate for
-- the same weights takes the place of it.
create function applications.keep_lodgement() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_latest timestamptz;
  v_lodged_at timestamptz;
begin
  if new.status in ('draft', 'declined', 'withdrawn') then
    delete from applications.lodgements where authority = new.authority and application_id = new.application_id;
  elsif new.status in ('submitted', 'in-review') and new.weights_index is not null then
    perform platform.require_fresh_transaction();
    v_latest := applications.take_lodgement_turn(new.weights_index, '-infinity');
    select lodged_at into v_lodged_at from applications.lodgements
      where authority = new.authority and certificate_number = new.follows and applicant_id = new.applicant_id
        and weights_index = new.weights_index and valid_until > clock_timestamp();
    if not found then
      v_lodged_at := greatest(clock_timestamp()::timestamptz(3), v_latest::timestamptz(3) + interval '1 millisecond');
    end if;
    insert into applications.lodgements as kept
        (authority, application_id, applicant_id, weights_index, lodgement_key, lodged_at)
      values (new.authority, new.application_id, new.applicant_id, new.weights_index, new.lodgement_key, v_lodged_at)
      on conflict (authority, application_id) do nothing;
    perform applications.take_lodgement_turn(new.weights_index, v_lodged_at);
  end if;
  return null;
end
$$;
revoke all on function applications.keep_lodgement() from public;
-- A repeated question lodges again only what is not lodged.
create trigger lodgement after update on applications.applications
  for each row when (new.status is distinct from old.status or new.weights_index is distinct from old.weights_index)
  execute function applications.keep_lodgement();

-- The first of the lodgements that live, and no other, is accepted.
create function applications.require_lodgement() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_own applications.lodgements;
begin
  perform platform.require_fresh_transaction();
  -- Behind the wall of one applicant the others would not be seen.
  if platform.current_applicant() is distinct from '*' then
    raise exception 'application % is accepted by staff', new.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'accepted_by_staff';
  end if;
  select * into v_own from applications.lodgements where authority = new.authority and application_id = new.application_id;
  if not found then
    raise exception 'application % is not lodged', new.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'lodged_first';
  end if;
  perform applications.take_lodgement_turn(v_own.weights_index, v_own.lodged_at);
  if exists (
    select from applications.lodgements other
    where other.authority = v_own.authority and other.weights_index = v_own.weights_index
      and (other.lodged_at, other.application_id) < (v_own.lodged_at, v_own.application_id)
      and (other.valid_until is null or other.valid_until > clock_timestamp())
      and (other.certificate_number is null or other.certificate_number is distinct from new.follows)
  ) then
    raise exception 'another application for the weights of application % is lodged before it', new.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'lodged_first';
  end if;
  return new;
end
$$;
revoke all on function applications.require_lodgement() from public;
-- By its name it comes after `status_final`.
create trigger weights_lodged_first before update of status on applications.applications
  for each row when (new.status in ('accepted', 'contracted') and old.status not in ('accepted', 'contracted'))
  execute function applications.require_lodgement();

-- The lodgement ends with the case: with the refusal, and with the end of the certificate.
create function applications.end_lodgement() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from applications.lodgements where authority = new.authority and application_id = new.application_id;
  return null;
end
$$;
revoke all on function applications.end_lodgement() from public;
create trigger lodgement_ends after update of status on reviews.evaluations
  for each row when (new.status = 'refused' and old.status <> 'refused') execute function applications.end_lodgement();

-- A public certificate holds the lodgement until its last day has ended at its authority, in place of the certificate that it follows.
create function applications.keep_own_certificate() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_case applications.applications;
  v_valid_to text := new.content ->> 'validTo';
  v_valid_until timestamptz;
begin
  select * into strict v_case from applications.applications
    where authority = new.authority and application_id = new.application_id;
  select case when v_valid_to ~ '^\d{4}-\d{2}-\d{2}$' then (v_valid_to::date + 1)::timestamp at time zone time_zone
      else v_valid_to::timestamptz end
    into strict v_valid_until from reference.authorities where code = new.authority;
  insert into applications.own_certificates (authority, certificate_number, application_id, applicant_id)
    values (v_case.authority, new.certificate_number, v_case.application_id, v_case.applicant_id);
  delete from applications.lodgements where authority = v_case.authority and certificate_number = v_case.follows;
  update applications.lodgements set certificate_number = new.certificate_number, valid_until = v_valid_until
    where authority = v_case.authority and application_id = v_case.application_id;
  return null;
end
$$;
revoke all on function applications.keep_own_certificate() from public;
create trigger own_certificate after update of published_at on certificates.intents
  for each row when (old.published_at is null and new.published_at is not null and new.application_id is not null)
  execute function applications.keep_own_certificate();

-- What other authorities answered to the question whether the same weights are lodged with them; `lodged_at` is null when they are not.
create table applications.lodgement_answers (
  authority text not null,
  application_id text not null,
  asked_at timestamptz not null,
  from_authority text not null references reference.authorities (code) check (from_authority <> authority),
  lodgement_key text not null,
  lodged_at timestamptz,
  recorded_at timestamptz not null,
  primary key (authority, application_id, asked_at, from_authority),
  foreign key (authority, application_id) references applications.applications (authority, application_id)
);
select platform.tenant_table('applications.lodgement_answers', append_only => true);
grant select, insert on applications.lodgement_answers to concert_applications;

-- The new member of the state among the columns that `audit.kept_states` joins, as `0141-claims.sql` does.
do $$
declare
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, 'kept.terms || kept.signatures as agreement) accepted',
    'kept.terms || kept.signatures as agreement, kept.follows) accepted');
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not join the columns of an application as expected';
  end if;
  execute v_after;
end
$$;
