-- Who acts for a client, and with which key. An account is what `applicant_id` names everywhere: whoever signs in for it owns what it owns.
-- Its members are the programs that sign in for it, each with keys of its own. The issuer of the authority reads them at every sign-in
-- (operation `getMember`) and keeps no copy, so what ends here has ended at its next use. No service writes them: they come with the
-- preparation of a cell, as `personnel.people` do.

create table applications.accounts (
  authority text not null,
  -- What a token may name as its subject: row-level security reads `*` as every applicant.
  applicant_id text not null check (applicant_id ~ '^[A-Za-z0-9][A-Za-z0-9_.:@|-]{0,199}$'),
  opened_at timestamptz not null default clock_timestamp(),
  -- From then on nobody acts for it.
  closed_at timestamptz,
  primary key (authority, applicant_id)
);
select platform.tenant_table('applications.accounts', 'applicant_id');

create table applications.members (
  authority text not null,
  -- The `client_id` with which the member signs in. The authority's own programs have names that begin so.
  member_id text not null check (member_id ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$' and member_id !~* '^concert'),
  applicant_id text not null,
  added_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  primary key (authority, member_id),
  unique (authority, member_id, applicant_id),
  foreign key (authority, applicant_id) references applications.accounts (authority, applicant_id)
);
select platform.tenant_table('applications.members', 'applicant_id');

create table applications.member_keys (
  authority text not null,
  member_id text not null,
  applicant_id text not null,
  -- The `kid`.
  key_id text not null check (key_id ~ '^[A-Za-z0-9_-]{1,100}$'),
  -- An Ed25519 key, the member `x` of its JWK (RFC 8037).
  public_key text not null check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  added_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz,
  primary key (authority, member_id, key_id),
  -- A key is of one member, and one that was revoked does not come back under another name.
  unique (authority, public_key),
  foreign key (authority, member_id, applicant_id) references applications.members (authority, member_id, applicant_id)
);
select platform.tenant_table('applications.member_keys', 'applicant_id');

-- What has ended stays so, and on record.
create trigger written_once before update on applications.accounts
  for each row execute function platform.keep_once_written('authority', 'applicant_id', 'opened_at', 'closed_at');
create trigger written_once before update on applications.members
  for each row execute function platform.keep_once_written('authority', 'member_id', 'applicant_id', 'added_at', 'ended_at');
create trigger written_once before update on applications.member_keys
  for each row execute function platform.keep_once_written(
    'authority', 'member_id', 'applicant_id', 'key_id', 'public_key', 'added_at', 'revoked_at');
create trigger not_deleted before delete on applications.accounts for each row execute function platform.refuse_rewrite();
create trigger not_deleted before delete on applications.members for each row execute function platform.refuse_rewrite();
create trigger not_deleted before delete on applications.member_keys for each row execute function platform.refuse_rewrite();
create trigger not_truncated before truncate on applications.accounts for each statement execute function platform.refuse_rewrite();
create trigger not_truncated before truncate on applications.members for each statement execute function platform.refuse_rewrite();
create trigger not_truncated before truncate on applications.member_keys for each statement execute function platform.refuse_rewrite();

grant select on applications.accounts, applications.members, applications.member_keys to concert_applications;
