-- The key of each object of evidence, wrapped with a key of the authority that is in no database. Without its row an object is unreadable,
-- wherever a copy of its bytes is: in the store, in a backup of it, on a disk that was thrown away.
create table evidence.object_keys (
  authority text not null,
  -- Of the content: what records, findings and certificates name.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- `plain`: in the clear, as every object was once. `records-1`: records of 64 KiB, each sealed with AES-256-GCM.
  form text not null check (form in ('plain', 'records-1')),
  -- The name of its bytes in the store: the SHA-256 of what is stored.
  stored_as text not null check (stored_as ~ '^[0-9a-f]{64}$'),
  -- Of the content.
  size_bytes bigint not null check (size_bytes > 0),
  -- Which key of the authority the key of the object is wrapped with.
  key_id text check (key_id ~ '^[0-9a-f]{16}$'),
  -- Nonce, key and tag of AES-256-GCM.
  wrapped_key bytea check (octet_length(wrapped_key) = 60),
  stored_at timestamptz not null default clock_timestamp(),
  primary key (authority, digest),
  unique (authority, stored_as),
  check ((form = 'plain') = (wrapped_key is null)),
  check ((wrapped_key is null) = (key_id is null)),
  check (form <> 'plain' or stored_as = digest)
);
create index object_keys_by_key on evidence.object_keys (authority, key_id);
create index object_keys_by_age on evidence.object_keys (authority, stored_at);

-- What was stored before. The wall of the table hides the rows from their owner.
alter table evidence.artefacts no force row level security;
insert into evidence.object_keys (authority, digest, form, stored_as, size_bytes, stored_at)
  select authority, digest, 'plain', digest, max(size_bytes), max(stored_at) from evidence.artefacts group by authority, digest;
alter table evidence.artefacts force row level security;

select platform.tenant_table('evidence.object_keys');
grant select, delete, insert (authority, digest, form, stored_as, size_bytes, key_id, wrapped_key),
  update (form, stored_as, size_bytes, key_id, wrapped_key, stored_at) on evidence.object_keys to concert_evidence;

-- Whoever asks: no key goes while a record needs its bytes. A transaction of one client does not see the records of others.
create function evidence.keep_needed_key() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if platform.current_applicant() is distinct from '*' or exists (
    select from evidence.artefacts recorded
    join applications.applications application
      on application.authority = recorded.authority and application.application_id = recorded.application_id
    where recorded.authority = old.authority and recorded.digest = old.digest
      and (application.status <> 'withdrawn' or application.submissions > 0 or exists (
        select from evidence.legal_holds held
        where held.authority = recorded.authority and held.application_id = recorded.application_id and held.status = 'placed'))
  ) then
    raise exception 'the key of object % is needed', old.digest
      using errcode = 'integrity_constraint_violation', constraint = 'key_needed';
  end if;
  return old;
end
$$;
create trigger key_needed before delete on evidence.object_keys
  for each row execute function evidence.keep_needed_key();
