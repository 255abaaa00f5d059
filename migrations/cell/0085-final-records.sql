-- What is decided, signed or published stays so, whatever SQL a service's role sends.

-- A row whose status is one of the arguments is the end of its case: nothing of it changes any more.
create function platform.keep_final_status() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.status = any (tg_argv) then
    raise exception 'a row of %.% that is % is final', tg_table_schema, tg_table_name, old.status
      using errcode = 'integrity_constraint_violation', constraint = 'status_final';
  end if;
  return new;
end
$$;

-- A column that is one of the arguments is written once: from nothing to something.
create function platform.keep_once_written() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_old jsonb := to_jsonb(old);
  v_new jsonb := to_jsonb(new);
  v_column text;
begin
  foreach v_column in array tg_argv loop
    if v_old -> v_column <> 'null' and v_old -> v_column is distinct from v_new -> v_column then
      raise exception '%.%.% is written once', tg_table_schema, tg_table_name, v_column
        using errcode = 'integrity_constraint_violation', constraint = 'written_once';
    end if;
  end loop;
  return new;
end
$$;

-- The statuses of the application machine that no row leaves.
create trigger status_final before update on applications.applications
  for each row execute function platform.keep_final_status('declined', 'contracted', 'withdrawn');

-- What the client and the signatory sign is what the application reviewer accepted: the scope, the clauses, the fee and the
-- outsourcing stand from the acceptance on, and only signatures are added (ISO/IEC 17065 4.1.2.2).
create function applications.keep_accepted() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_signatures constant text[] := array['clientSignedBy', 'clientSignedAt', 'countersignedBy', 'countersignedAt'];
begin
  if new.status not in ('accepted', 'contracted', 'withdrawn')
    or new.state -> 'scope' is distinct from old.state -> 'scope'
    or (new.state -> 'agreement') - v_signatures is distinct from (old.state -> 'agreement') - v_signatures
    or not (new.state -> 'agreement') @> (old.state -> 'agreement')
  then
    raise exception 'application % is accepted with its scope and its agreement', old.application_id
      using errcode = 'integrity_constraint_violation', constraint = 'accepted_stands';
  end if;
  return new;
end
$$;
create trigger accepted_stands before update on applications.applications
  for each row when (old.status = 'accepted') execute function applications.keep_accepted();

create trigger written_once before update on certificates.intents
  for each row execute function platform.keep_once_written('credential', 'assembled_at', 'published_at');
create trigger written_once before update on certificates.effect_statements
  for each row execute function platform.keep_once_written('statement');
