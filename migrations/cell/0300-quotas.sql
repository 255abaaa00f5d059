-- What a client holds at one time: drafts that it has not submitted, and evidence. The services hold it against their settings, counted in
-- the transaction that adds to it, behind a row of the client: of two transactions the second counts what the first has added.

create table applications.draft_turns (
  authority text not null,
  applicant_id text not null,
  taken_at timestamptz not null default clock_timestamp(),
  primary key (authority, applicant_id)
);
select platform.tenant_table('applications.draft_turns', 'applicant_id');
grant select, insert, update (taken_at) on applications.draft_turns to concert_applications;

create table evidence.client_turns (
  authority text not null,
  applicant_id text not null,
  taken_at timestamptz not null default clock_timestamp(),
  primary key (authority, applicant_id)
);
select platform.tenant_table('evidence.client_turns', 'applicant_id');
grant select, insert, update (taken_at) on evidence.client_turns to concert_evidence;

-- What a client has under way.
create index applications_under_way on applications.applications (authority, applicant_id, status)
  where status in ('draft', 'submitted', 'in-review', 'accepted');

-- The drafts of the client of this transaction. Its next opening waits until this transaction has ended.
create function applications.take_draft_turn() returns integer
  language plpgsql volatile set search_path = pg_catalog as $$
begin
  insert into applications.draft_turns (authority, applicant_id)
    values (platform.current_authority(), platform.current_applicant())
    on conflict (authority, applicant_id) do update set taken_at = excluded.taken_at;
  -- A statement of its own: it sees what was committed while this transaction waited.
  return (
    select count(*) from applications.applications
     where authority = platform.current_authority() and applicant_id = platform.current_applicant() and status = 'draft');
end
$$;
revoke all on function applications.take_draft_turn() from public;
grant execute on function applications.take_draft_turn() to concert_applications;

-- The evidence that counts for the client of this transaction: all of what is under way; of applications that were submitted and have
-- ended, or are contracted, what was stored within a day, so that neither a withdrawal nor a contract makes room for as much again at
-- once. What was withdrawn before anybody was handed it does not count: its bytes are removed.
create function evidence.held_by_client() returns table (files integer, bytes bigint)
  language sql stable set search_path = pg_catalog
begin atomic
  select count(*)::integer, coalesce(sum(counted.size_bytes), 0)::bigint
    from (
      select artefact.size_bytes
        from applications.applications application
        join evidence.artefacts artefact
          on artefact.authority = application.authority and artefact.application_id = application.application_id
       where application.authority = platform.current_authority() and application.applicant_id = platform.current_applicant()
         and application.status in ('draft', 'submitted', 'in-review', 'accepted')
      union all
      select artefact.size_bytes
        from applications.applications application
        join evidence.artefacts artefact
          on artefact.authority = application.authority and artefact.application_id = application.application_id
       where application.authority = platform.current_authority() and application.applicant_id = platform.current_applicant()
         and artefact.stored_at > statement_timestamp() - interval '1 day'
         and (application.status in ('declined', 'contracted')
              or (application.status = 'withdrawn' and application.submissions > 0))
    ) counted;
end;
revoke all on function evidence.held_by_client() from public;
grant execute on function evidence.held_by_client() to concert_evidence;

-- The same, when its next upload waits until this transaction has ended.
create function evidence.take_client_turn() returns table (files integer, bytes bigint)
  language plpgsql volatile set search_path = pg_catalog as $$
begin
  insert into evidence.client_turns (authority, applicant_id)
    values (platform.current_authority(), platform.current_applicant())
    on conflict (authority, applicant_id) do update set taken_at = excluded.taken_at;
  return query select held.files, held.bytes from evidence.held_by_client() held;
end
$$;
revoke all on function evidence.take_client_turn() from public;
grant execute on function evidence.take_client_turn() to concert_evidence;
