-- When the bytes of each digest were last read again and hashed, and what they were. It is no change of any file: what follows from it is.
create table evidence.object_checks (
  authority text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  looked_at timestamptz not null default clock_timestamp(),
  -- False where they were others, or none, or could not be read.
  is_right boolean not null,
  -- When they were last found right; null when they never were since they were recorded.
  right_at timestamptz,
  primary key (authority, digest),
  check (right_at <= looked_at and (not is_right or right_at is not null))
);
select platform.tenant_table('evidence.object_checks');
grant select, insert, update (looked_at, is_right, right_at) on evidence.object_checks to concert_evidence;

-- Which process reads them again: one at a time, believed for as long as it shows signs of life.
create table evidence.check_turns (
  authority text primary key,
  lease uuid not null,
  leased_until timestamptz not null
);
select platform.tenant_table('evidence.check_turns');
grant select, insert, update (lease, leased_until) on evidence.check_turns to concert_evidence;
