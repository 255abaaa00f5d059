-- A contract that takes the place of another one goes on where that one ends, as for another case: its persons of a calendar year are those of
-- both. A file that was counted under several of them is counted once, with the greatest number.

-- The bases that took the place of one another, this one among them.
create function evidence.bases_in_line(p_authority text, p_basis_id text) returns setof text
  language sql stable set search_path = pg_catalog as $$
  with recursive line (basis_id, supersedes) as (
    select basis_id, supersedes from exchange.bases_on_record where authority = p_authority and basis_id = p_basis_id
    union
    select kin.basis_id, kin.supersedes
    from line join exchange.bases_on_record kin
      on kin.authority = p_authority and (kin.basis_id = line.supersedes or kin.supersedes = line.basis_id)
  )
  select basis_id from line
$$;
revoke all on function evidence.bases_in_line(text, text) from public;
grant execute on function evidence.bases_in_line(text, text) to concert_evidence;

-- How many persons were counted under them in a year, but for those of one file.
create function evidence.counted_in_line(p_authority text, p_basis_id text, p_year integer, p_but_for text) returns bigint
  language sql stable set search_path = pg_catalog as $$
  select coalesce(sum(of_file.subjects), 0)::bigint from (
    select max(counted.subjects) as subjects
    from evidence.bases_in_line(p_authority, p_basis_id) as line (basis_id)
      join evidence.counted_files counted
        on counted.authority = p_authority and counted.basis_id = line.basis_id and counted.year = p_year
    where counted.digest <> p_but_for
    group by counted.digest) of_file
$$;
revoke all on function evidence.counted_in_line(text, text, integer, text) from public;
grant execute on function evidence.counted_in_line(text, text, integer, text) to concert_evidence;

create or replace function evidence.count_subjects() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_added integer := new.subjects - case when tg_op = 'UPDATE' then old.subjects else 0 end;
  v_counted bigint;
begin
  if v_added < 0 then
    raise exception 'what was counted under basis % stays counted', new.basis_id
      using errcode = 'integrity_constraint_violation', constraint = 'counted_stays';
  end if;
  update evidence.subject_counters set subjects = subjects + v_added
    where authority = new.authority and basis_id = new.basis_id and year = new.year;
  v_counted := evidence.counted_in_line(new.authority, new.basis_id, new.year, '');
  if v_counted > (
    select subject_count from exchange.transfer_bases where authority = new.authority and basis_id = new.basis_id
  ) then
    raise exception 'the basis % does not cover % persons', new.basis_id, v_counted
      using errcode = 'integrity_constraint_violation', constraint = 'within_contract';
  end if;
  return new;
end
$$;
