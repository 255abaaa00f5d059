-- Who has what to do with a case, so that its file opens to those who need it and to nobody else (ISO/IEC 17065 4.5).

-- Who was assigned to review an application, and every declaration made on it: the state document has both, and no SQL reads it.
create table applications.review_assignments (
  authority text not null,
  application_id text not null,
  -- Of the application after the assignment.
  version integer not null,
  person_id text not null,
  assigned_at timestamptz not null,
  primary key (authority, application_id, version),
  foreign key (authority, application_id) references applications.applications (authority, application_id)
);
select platform.tenant_table('applications.review_assignments', append_only => true);

create table applications.declarations (
  authority text not null,
  application_id text not null,
  -- Of the application after the declaration.
  version integer not null,
  person_id text not null,
  conflict boolean not null,
  statement text not null,
  declared_at timestamptz not null,
  primary key (authority, application_id, version),
  foreign key (authority, application_id) references applications.applications (authority, application_id)
);
select platform.tenant_table('applications.declarations', append_only => true);

-- Who declared a conflict with an organisation whose claim was to be judged: it is one with the client in all its cases.
create table applications.organisation_conflicts (
  authority text not null,
  organisation_id text not null,
  person_id text not null,
  declared_at timestamptz not null,
  primary key (authority, organisation_id, person_id),
  foreign key (authority, organisation_id) references applications.organisations (authority, organisation_id)
);
select platform.tenant_table('applications.organisation_conflicts', append_only => true);

grant select, insert on applications.review_assignments, applications.declarations, applications.organisation_conflicts
  to concert_applications;

-- Which of the staff read the file of a case, once per person, case and hour. It is no change of the case, so it is no line of the
-- audit chain. The hour is the database's: no service writes the column.
create table applications.case_reads (
  authority text not null,
  -- The application, of which the correspondence is a part.
  case_id text not null,
  hour timestamptz not null default date_trunc('hour', clock_timestamp(), 'UTC'),
  person_id text not null,
  primary key (authority, case_id, hour, person_id),
  foreign key (authority, case_id) references applications.applications (authority, application_id)
);
select platform.tenant_table('applications.case_reads', append_only => true);
grant select, insert (authority, case_id, person_id) on applications.case_reads to concert_applications;

-- The same where the evidence of the application was read: its records belong to another service.
create table evidence.case_reads (
  authority text not null,
  case_id text not null,
  hour timestamptz not null default date_trunc('hour', clock_timestamp(), 'UTC'),
  person_id text not null,
  primary key (authority, case_id, hour, person_id),
  foreign key (authority, case_id) references applications.applications (authority, application_id)
);
select platform.tenant_table('evidence.case_reads', append_only => true);
grant insert (authority, case_id, person_id) on evidence.case_reads to concert_evidence;
grant select (authority, case_id, hour, person_id) on evidence.case_reads to concert_applications;

-- Who read the file of an application, in whichever service.
create view applications.file_reads with (security_invoker = true) as
  select authority, case_id, hour, person_id from applications.case_reads
  union
  select authority, case_id, hour, person_id from evidence.case_reads;
grant select on applications.file_reads to concert_applications;

create table reviews.case_reads (
  authority text not null,
  -- The evaluation or the recognition, or the number of the certificate whose effect was read.
  case_id text not null,
  hour timestamptz not null default date_trunc('hour', clock_timestamp(), 'UTC'),
  person_id text not null,
  primary key (authority, case_id, hour, person_id)
);
select platform.tenant_table('reviews.case_reads', append_only => true);
grant select, insert (authority, case_id, person_id) on reviews.case_reads to concert_reviews;

-- What staff are shown of applications: none that was never submitted.
create index applications_newest_submitted on applications.applications (authority, opened_at desc, application_id desc)
  where submissions > 0;
-- Staff see an organisation by its applications.
create index applications_of_organisation on applications.applications (authority, organisation_id) where submissions > 0;
grant select (submissions) on applications.applications to concert_evidence;

create index recognitions_of_application on reviews.recognitions (authority, application_id);
create index effects_of_evaluation on reviews.effects (authority, lead_authority, evaluation_id);

-- What is on record about one person and one organisation, apart from the cases of the organisation: a conflict, and the last day of
-- work for it (today while it lasts). It runs with the owner's rights for the same reason as the function after it.
create function platform.person_at_organisation(p_organisation_id text, p_person_id text,
    out has_conflict boolean, out last_served_on date)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select
    exists (select from applications.organisation_conflicts
            where authority = platform.current_authority() and organisation_id = p_organisation_id
              and person_id = p_person_id),
    (select max(least(coalesce(engagement.until_on, 'infinity'), reviews.local_today(engagement.authority)))
     from applications.organisations organisation
     join personnel.engagements engagement on engagement.authority = organisation.authority
       and engagement.person_id = p_person_id and engagement.identifier_value = organisation.identifier_value
       -- A register that was not recorded is no reason to let the person pass, as in `reviews.was_engaged`.
       and coalesce(engagement.identifier_scheme = organisation.identifier_scheme, true)
     where organisation.authority = platform.current_authority() and organisation.organisation_id = p_organisation_id);
end;
revoke all on function platform.person_at_organisation(text, text) from public;
grant execute on function platform.person_at_organisation(text, text) to concert_applications;

-- What is on record in this cell about one person and one case, in whichever of its parts: a conflict that the person declared, the
-- last day of work for the client (today while it lasts), and the functions in which the person is assigned and has declared.
-- It runs with the owner's rights, so that a service asks this of one person without reading who else works on what, and it stands on
-- the ground of all services because each of them asks it.
create function platform.person_in_case(p_application_id text, p_person_id text,
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
     from client
     join personnel.engagements engagement on engagement.authority = platform.current_authority()
       and engagement.person_id = p_person_id and engagement.identifier_value = client.identifier_value
       -- A register that was not recorded is no reason to let the person pass, as in `reviews.was_engaged`.
       and coalesce(engagement.identifier_scheme = client.identifier_scheme, true)),
    array(
      select 'application-reviewer'
      where exists (select from applications.review_assignments
                    where authority = platform.current_authority() and application_id = p_application_id
                      and person_id = p_person_id)
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
revoke all on function platform.person_in_case(text, text) from public;
grant execute on function platform.person_in_case(text, text) to concert_applications, concert_evidence, concert_reviews;
