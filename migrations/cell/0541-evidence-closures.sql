-- How many times a file was closed or opened again. Other authorities are told which files of a dossier are closed, and of two such statements
-- the one after more changes counts. What has only not been checked yet is not closed, and a new reason or a new day is a change too.
alter table evidence.artefacts add column closures integer not null default 0 check (closures >= 0);

create function evidence.closure_of(p_quarantine jsonb) returns jsonb language sql immutable set search_path = pg_catalog
begin atomic
  select case when p_quarantine ->> 'reason' <> 'unchecked' then p_quarantine end;
end;

-- Files that are closed already. The wall of the table hides the rows from their owner, and what was shredded changes no more.
alter table evidence.artefacts no force row level security;
alter table evidence.artefacts disable trigger shredded_stands;
update evidence.artefacts set closures = 1 where evidence.closure_of(quarantine) is not null;
alter table evidence.artefacts enable trigger shredded_stands;
alter table evidence.artefacts force row level security;

-- The database counts: what a service writes into the column is not kept.
create function evidence.count_closure() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  new.closures := case
    when tg_op = 'INSERT' then (evidence.closure_of(new.quarantine) is not null)::integer
    when evidence.closure_of(new.quarantine) is distinct from evidence.closure_of(old.quarantine) then old.closures + 1
    else old.closures
  end;
  return new;
end
$$;
create trigger counts_closures before insert or update on evidence.artefacts
  for each row execute function evidence.count_closure();

-- Which files were ever closed, and why and since when those are that are closed now.
create view evidence.closures with (security_invoker = true) as
  select held.authority, held.application_id, held.digest, held.closures as changes,
    evidence.closure_of(held.quarantine) ->> 'reason' as reason, evidence.closure_of(held.quarantine) ->> 'since' as since
  from evidence.artefacts held
  where held.closures > 0;
grant select (closures) on evidence.artefacts to concert_reviews;
grant select on evidence.closures to concert_reviews;
-- Which applications have a closed file is asked every hour.
create index artefacts_closed on evidence.artefacts (authority, application_id) where closures > 0;
