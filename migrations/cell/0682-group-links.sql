-- Which organisations are of one group (ISO/IEC 17065 4.2): parents and affiliates. Whoever works for or advises one of them stays away from
-- the cases of all, by the same rules and triggers as from those of the client itself. A link is a case of the service `personnel`.

create table personnel.group_links (
  authority text not null,
  link_id text not null,
  version integer not null,
  status text not null check (status in ('in-force', 'ended', 'withdrawn')),
  kind text not null check (kind in ('parent', 'affiliate')),
  -- Of a parent, the one that controls the other.
  one_scheme text not null references reference.places (identifier_scheme),
  one_value text not null,
  other_scheme text not null references reference.places (identifier_scheme),
  other_value text not null,
  -- The last day on which they were of one group; null while they are.
  ended_on date,
  state jsonb not null,
  recorded_at timestamptz not null,
  primary key (authority, link_id),
  constraint links_two check ((one_scheme, one_value) <> (other_scheme, other_value)),
  constraint ended_has_day check ((status = 'ended') = (ended_on is not null))
);
select platform.tenant_table('personnel.group_links');
create index group_links_newest on personnel.group_links (authority, recorded_at desc, link_id desc);
create index group_links_of_one on personnel.group_links (authority, one_value);
create index group_links_of_other on personnel.group_links (authority, other_value);
-- Two organisations are linked once at a time, whichever is named first.
create unique index group_links_once on personnel.group_links
  (authority, least(one_scheme || ' ' || one_value, other_scheme || ' ' || other_value),
    greatest(one_scheme || ' ' || one_value, other_scheme || ' ' || other_value))
  where status = 'in-force';

-- What was ended or withdrawn does not come back: another link is recorded.
create trigger status_final before update on personnel.group_links
  for each row execute function platform.keep_final_status('ended', 'withdrawn');

grant select, insert, update (version, status, ended_on, state) on personnel.group_links to concert_personnel;
grant select (authority, status, one_scheme, one_value, other_scheme, other_value, ended_on) on personnel.group_links to concert_reviews;

-- How many links a group reaches from its client. A chain that is longer is told by nobody in a case, and a graph that is wrong stops there.
create function personnel.group_links_max() returns integer
  language sql immutable set search_path = pg_catalog
  return 6;

-- A client and every organisation of its group. A link that has ended counts as long as an engagement that ended that day would; one that
-- was withdrawn was never there. A circle is walked no further than any other chain.
create function personnel.group_of(p_authority text, p_scheme text, p_value text)
  returns table (identifier_scheme text, identifier_value text)
  language sql stable set search_path = pg_catalog
begin atomic
  with recursive link (from_scheme, from_value, to_scheme, to_value) as (
    select one_scheme, one_value, other_scheme, other_value from personnel.group_links
    where authority = p_authority and status <> 'withdrawn' and coalesce(
      reviews.local_today(p_authority) < reviews.free_from(ended_on, reviews.local_today(p_authority)), true)
    union all
    select other_scheme, other_value, one_scheme, one_value from personnel.group_links
    where authority = p_authority and status <> 'withdrawn' and coalesce(
      reviews.local_today(p_authority) < reviews.free_from(ended_on, reviews.local_today(p_authority)), true)
  ), reached (scheme, value, links) as (
    select p_scheme, p_value, 0
    union
    select link.to_scheme, link.to_value, reached.links + 1
    from reached
    -- A register that was not recorded is no reason to let anybody pass.
    join link on link.from_value = reached.value and coalesce(link.from_scheme = reached.scheme, true)
    where reached.links < personnel.group_links_max()
  )
  select distinct scheme, value from reached;
end;

create or replace function reviews.was_engaged(p_authority text, p_person_id text, p_scheme text, p_identifier text) returns boolean
  language sql volatile set search_path = pg_catalog
  return exists (
    select from personnel.engagements engagement
    join personnel.group_of(p_authority, p_scheme, p_identifier) served
      on served.identifier_value = engagement.identifier_value
      -- A register that was not recorded, of the engagement or of the client, is no reason to let the person pass.
      and coalesce(engagement.identifier_scheme = served.identifier_scheme, true)
    where engagement.authority = p_authority and engagement.person_id = p_person_id
      -- Nor is an authority without a record.
      and coalesce(reviews.local_today(p_authority) < reviews.free_from(engagement.until_on, reviews.local_today(p_authority)), true));

create or replace function platform.person_at_organisation(p_organisation_id text, p_person_id text,
    out has_conflict boolean, out last_served_on date)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select
    exists (select from applications.organisation_conflicts
            where authority = platform.current_authority() and organisation_id = p_organisation_id
              and person_id = p_person_id),
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
      or exists (select from declared_on_effect where conflict),
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

-- A change of a group counts on every case of a client of it, so that it waits for who is acting there, and who acts next waits for it.
-- Whoever writes it is behind no applicant's wall.
create function personnel.count_group_link() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_authority text := current_setting('concert.authority', true);
  v_applicant text := current_setting('concert.applicant', true);
  v_group text[];
begin
  -- Row-level security is forced on the owner too; an error in between ends the transaction and the settings with it.
  perform set_config('concert.authority', new.authority, true), set_config('concert.applicant', '*', true);
  -- Of both: a link that is withdrawn joins them no more.
  v_group := array(
    select identifier_value from personnel.group_of(new.authority, new.one_scheme, new.one_value)
    union
    select identifier_value from personnel.group_of(new.authority, new.other_scheme, new.other_value));
  update reviews.effects held set guard_counter = guard_counter + 1
    where authority = new.authority and exists (
      select from reviews.case_clients client
      where client.authority = held.authority and client.lead_authority = held.lead_authority
        and client.evaluation_id = held.evaluation_id and client.client_identifier = any (v_group));
  update reviews.evaluations held set guard_counter = guard_counter + 1
    where authority = new.authority and client_identifier = any (v_group);
  update reviews.recognitions held set guard_counter = guard_counter + 1
    where authority = new.authority and client_identifier = any (v_group);
  perform set_config('concert.authority', coalesce(v_authority, ''), true),
    set_config('concert.applicant', coalesce(v_applicant, ''), true);
  return null;
end
$$;
revoke all on function personnel.count_group_link() from public;
create trigger counted after insert or update on personnel.group_links
  for each row execute function personnel.count_group_link();

insert into platform.stream_owners (stream, service) values ('group-link', 'personnel');

-- One more kind of case among those that `audit.kept_states` joins, as `0141-claims.sql` adds a member.
do $$
declare
  v_first text := 'select ''legal-hold'', kept.hold_id,';
  v_before text := pg_get_functiondef('audit.kept_states()'::regprocedure);
  v_after text := replace(v_before, v_first, 'select ''group-link'', kept.link_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from personnel.group_links kept
  cross join lateral (select kept.authority, kept.link_id, kept.status, kept.kind, kept.one_scheme, kept.one_value, kept.other_scheme,
    kept.other_value, kept.ended_on) held

  union all
  ' || v_first);
begin
  if v_after = v_before then
    raise exception 'audit.kept_states does not join the legal holds as expected';
  end if;
  execute v_after;
end
$$;
