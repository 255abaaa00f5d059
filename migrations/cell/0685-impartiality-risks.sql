-- The register of risks to impartiality (ISO/IEC 17065 4.2.3, 4.2.4): each is identified, treated or accepted, reviewed, and closed. One that is
-- open and blocks keeps its person out of every case, by the same triggers as a conflict that was declared.

create table personnel.risks (
  authority text not null,
  risk_id text not null,
  version integer not null,
  status text not null check (status in ('identified', 'treated', 'accepted', 'closed')),
  -- Whom it is about, where it is about somebody or an organisation.
  person_id text,
  identifier_scheme text references reference.places (identifier_scheme),
  identifier_value text,
  is_blocking boolean not null,
  owner_id text not null,
  review_on date not null,
  state jsonb not null,
  identified_at timestamptz not null,
  primary key (authority, risk_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id),
  foreign key (authority, owner_id) references personnel.people (authority, person_id),
  constraint blocks_somebody check (not is_blocking or person_id is not null),
  constraint identifier_is_whole check ((identifier_scheme is null) = (identifier_value is null))
);
select platform.tenant_table('personnel.risks');
create index risks_newest on personnel.risks (authority, identified_at desc, risk_id desc);
create index risks_of_person on personnel.risks (authority, person_id) where is_blocking and status = 'identified';
create index risks_by_person on personnel.risks (authority, person_id);
create index risks_by_owner on personnel.risks (authority, owner_id);
create trigger status_final before update on personnel.risks
  for each row execute function platform.keep_final_status('closed');

grant select, insert, update (version, status, is_blocking, owner_id, review_on, state) on personnel.risks to concert_personnel;
grant select (authority, person_id, status, is_blocking) on personnel.risks to concert_reviews;

-- Whether somebody is kept out of every case until a risk is treated or accepted.
create function personnel.has_open_risk(p_authority text, p_person_id text) returns boolean
  language sql stable set search_path = pg_catalog
  return exists (
    select from personnel.risks
    where authority = p_authority and person_id = p_person_id and is_blocking and status = 'identified');

create or replace function reviews.persons_in_conflict(p_authority text, p_case_id text) returns setof text
  language sql volatile set search_path = pg_catalog
begin atomic
  select person_id from reviews.conflicts where authority = p_authority and case_id = p_case_id
  union
  select person_id from reviews.declarations where authority = p_authority and case_id = p_case_id and conflict
  union
  select platform.persons_in_conflict_with_client(p_authority, p_case_id)
  union
  select person_id from personnel.risks
    where authority = p_authority and person_id is not null and is_blocking and status = 'identified';
end;

create or replace function platform.person_at_organisation(p_organisation_id text, p_person_id text,
    out has_conflict boolean, out last_served_on date)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select
    exists (select from applications.organisation_conflicts
            where authority = platform.current_authority() and organisation_id = p_organisation_id
              and person_id = p_person_id)
      or personnel.has_open_risk(platform.current_authority(), p_person_id),
    (select max(least(coalesce(engagement.until_on, 'infinity'), reviews.local_today(engagement.authority)))
     from applications.organisations organisation
     cross join lateral personnel.group_of(
       organisation.authority, organisation.identifier_scheme, organisation.identifier_value) served
     join personnel.engagements engagement on engagement.authority = organisation.authority
       and engagement.person_id = p_person_id and engagement.identifier_value = served.identifier_value
       -- A register that was not recorded is no reason to let the person pass, as in `reviews.was_engaged`.
       and coalesce(engagement.identifier_scheme = served.identifier_scheme, true)
     where organisation.authority = platform.current_authority() and organisation.organisation_id = p_organisation_id);
end;

create or replace function platform.person_in_case(p_application_id text, p_person_id text,
    out has_conflict boolean, out last_served_on date, out works_as text[])
  language sql stable security definer set search_path = pg_catalog
begin atomic
  with application as materialized (
    select application_id, organisation_id from applications.applications
    where authority = platform.current_authority() and application_id = p_application_id
  ), cases as materialized (
    select evaluation_id as case_id, authority as lead_authority, evaluation_id, client_scheme, client_identifier
    from reviews.evaluations
    where authority = platform.current_authority() and application_id = p_application_id
    union all
    select recognition_id, lead_authority, evaluation_id, client_scheme, client_identifier
    from reviews.recognitions
    where authority = platform.current_authority() and application_id = p_application_id
  ), declared_on_effect as materialized (
    select declaration.function, declaration.conflict
    from cases
    join reviews.effects effect on effect.authority = platform.current_authority()
      and effect.lead_authority = cases.lead_authority and effect.evaluation_id = cases.evaluation_id
    join reviews.effect_declarations declaration on declaration.authority = effect.authority
      and declaration.certificate_number = effect.certificate_number and declaration.person_id = p_person_id
  ), client as materialized (
    select organisation.identifier_scheme, organisation.identifier_value
    from application
    join applications.organisations organisation on organisation.authority = platform.current_authority()
      and organisation.organisation_id = application.organisation_id
    union
    select client_scheme, client_identifier from cases
  ), served as materialized (
    select distinct related.identifier_scheme, related.identifier_value
    from client
    cross join lateral personnel.group_of(platform.current_authority(), client.identifier_scheme, client.identifier_value) related
  )
  select
    exists (select from applications.declarations
            where authority = platform.current_authority() and application_id = p_application_id
              and person_id = p_person_id and conflict)
      or exists (select from application
                 join applications.organisation_conflicts apart on apart.authority = platform.current_authority()
                   and apart.organisation_id = application.organisation_id and apart.person_id = p_person_id)
      or exists (select from cases
                 join reviews.conflicts on conflicts.authority = platform.current_authority()
                   and conflicts.case_id = cases.case_id and conflicts.person_id = p_person_id)
      or exists (select from declared_on_effect where conflict)
      or personnel.has_open_risk(platform.current_authority(), p_person_id),
    (select max(least(coalesce(engagement.until_on, 'infinity'), reviews.local_today(engagement.authority)))
     from served
     join personnel.engagements engagement on engagement.authority = platform.current_authority()
       and engagement.person_id = p_person_id and engagement.identifier_value = served.identifier_value
       -- A register that was not recorded is no reason to let the person pass, as in `reviews.was_engaged`.
       and coalesce(engagement.identifier_scheme = served.identifier_scheme, true)),
    array(
      select 'application-reviewer'
      -- Who was replaced has nothing to do with the case any more.
      where p_person_id = (select person_id from applications.review_assignments
                           where authority = platform.current_authority() and application_id = p_application_id
                           order by version desc limit 1)
        and exists (select from applications.declarations
                    where authority = platform.current_authority() and application_id = p_application_id
                      and person_id = p_person_id and not conflict)
      union
      select declaration.function
      from cases
      join reviews.declarations declaration on declaration.authority = platform.current_authority()
        and declaration.case_id = cases.case_id and declaration.person_id = p_person_id and not declaration.conflict
      left join reviews.evaluations evaluation on evaluation.authority = declaration.authority
        and evaluation.evaluation_id = cases.case_id
      -- Who was taken off the team has nothing to do with the case any more.
      where declaration.function <> 'evaluator' or p_person_id = any (evaluation.evaluators)
      union
      select function from declared_on_effect where not conflict
      order by 1);
end;

-- It waits for what its person is doing in cases, and what the person does next waits for it, as a change of an engagement does.
create trigger _person_held before insert or update on personnel.risks
  for each row when (new.person_id is not null) execute function reviews.hold_person();
create trigger counted after insert or update on personnel.risks
  for each row when (new.person_id is not null) execute function reviews.count_on_cases_of_person();

insert into platform.stream_owners (stream, service) values ('risk', 'personnel');

-- One more kind of case among those that `audit.kept_states` joins, as `0141-claims.sql` adds a member.
do $$
declare
  v_first text := 'select ''legal-hold'', kept.hold_id,';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_first, 'select ''risk'', kept.risk_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from personnel.risks kept
  cross join lateral (select kept.authority, kept.risk_id, kept.status, kept.person_id, kept.identifier_scheme, kept.identifier_value,
    kept.is_blocking, kept.owner_id, kept.review_on) held

  union all
  ' || v_first);
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not join the legal holds as expected';
  end if;
  execute v_after;
end
$$;
