-- An application is lodged with one authority, once (Regulation (EU) 2024/1689, Annex VII 3.1 f). A complete submission lodges the weights
-- of its system, known by an HMAC under a key that the authorities agreed. The first live application for them holds the lodgement; a
-- later one is submitted all the same, so that a client learns nothing of others, and is not accepted while another holds it.

drop function applications.is_lodged_elsewhere(text, text);

alter table applications.applications add column weights_index text check (weights_index ~ '^[0-9a-f]{64}$');
grant update (weights_index) on applications.applications to concert_applications;

create table applications.lodgements (
  authority text not null,
  weights_index text not null,
  application_id text not null,
  applicant_id text not null,
  lodged_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  -- Of two submissions of one moment this key lets one hold the lodgement: the other waits for its commit.
  primary key (authority, weights_index),
  unique (authority, application_id),
  foreign key (authority, application_id, applicant_id)
    references applications.applications (authority, application_id, applicant_id)
);
select platform.tenant_table('applications.lodgements', 'applicant_id');
-- Only the triggers below write it.
grant select on applications.lodgements to concert_applications;

-- What other authorities answered to the question whether the same weights are lodged with them; null when they are not.
create table applications.lodgement_answers (
  authority text not null,
  application_id text not null,
  asked_at timestamptz not null,
  from_authority text not null references reference.authorities (code) check (from_authority <> authority),
  lodged_at timestamptz,
  recorded_at timestamptz not null,
  primary key (authority, application_id, asked_at, from_authority),
  foreign key (authority, application_id) references applications.applications (authority, application_id)
);
select platform.tenant_table('applications.lodgement_answers', append_only => true);
grant select, insert on applications.lodgement_answers to concert_applications;

-- The certificates of this authority's clients, for an application that renews or changes one.
create table applications.own_certificates (
  authority text not null,
  certificate_number text not null,
  application_id text not null,
  applicant_id text not null,
  primary key (authority, certificate_number),
  foreign key (authority, application_id, applicant_id)
    references applications.applications (authority, application_id, applicant_id)
);
select platform.tenant_table('applications.own_certificates', 'applicant_id');
grant select on applications.own_certificates to concert_applications;

-- An application that is under way holds the lodgement of its weights, or takes it with its next change once it is free. One that was
-- declined or withdrawn gives it back, and one that was returned until it is submitted again: a draft lodges nothing.
create function applications.keep_lodgement() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.status in ('draft', 'declined', 'withdrawn') then
    delete from applications.lodgements where authority = new.authority and application_id = new.application_id;
  elsif new.status in ('submitted', 'in-review', 'accepted', 'contracted') and new.weights_index is not null then
    insert into applications.lodgements (authority, weights_index, application_id, applicant_id)
      values (new.authority, new.weights_index, new.application_id, new.applicant_id)
      on conflict do nothing;
    if new.status in ('accepted', 'contracted') and old.status <> new.status and not exists (
      select from applications.lodgements
      where authority = new.authority and weights_index = new.weights_index and application_id = new.application_id)
    then
      raise exception 'another application for the weights of application % is lodged', new.application_id
        using errcode = 'integrity_constraint_violation', constraint = 'lodged_once';
    end if;
  elsif new.status in ('accepted', 'contracted') and old.status <> new.status then
    raise exception 'application % is not lodged', new.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'lodged_once';
  end if;
  return null;
end
$$;
revoke all on function applications.keep_lodgement() from public;
create trigger lodgement after update on applications.applications
  for each row when (new.status <> old.status or new.version <> old.version or new.weights_index is distinct from old.weights_index)
  execute function applications.keep_lodgement();

-- The lodgement ends with the case: with the refusal, and with the certificate, which is the client's from then on.
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

create function applications.keep_own_certificate() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from applications.lodgements where authority = new.authority and application_id = new.application_id;
  insert into applications.own_certificates (authority, certificate_number, application_id, applicant_id)
    select new.authority, new.certificate_number, application_id, applicant_id
    from applications.applications where authority = new.authority and application_id = new.application_id;
  return null;
end
$$;
revoke all on function applications.keep_own_certificate() from public;
create trigger own_certificate after update of published_at on certificates.intents
  for each row when (old.published_at is null and new.published_at is not null and new.application_id is not null)
  execute function applications.keep_own_certificate();
