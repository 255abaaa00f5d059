-- An upload in parts is sealed as it comes, with the key of the object that it becomes. Until then its row has the key, wrapped with a key of
-- the authority; then the object has it alone, so that it goes with the object.
alter table evidence.uploads
  add column key_id text check (key_id ~ '^[0-9a-f]{16}$'),
  add column wrapped_key bytea check (octet_length(wrapped_key) = 60);

-- What was under way lies in the clear, and is begun again by its client. Its file is swept. The wall of the table hides the rows from their owner.
alter table evidence.uploads no force row level security;
delete from evidence.uploads where evidence_id is null;
alter table evidence.uploads force row level security;

alter table evidence.uploads
  add check ((evidence_id is null) = (wrapped_key is not null)),
  add check ((wrapped_key is null) = (key_id is null));
create index uploads_by_key on evidence.uploads (authority, key_id) where key_id is not null;
grant insert (key_id, wrapped_key), update (key_id, wrapped_key) on evidence.uploads to concert_evidence;

-- `records-2`: as `records-1`, and each record has a nonce of chance before it, so that one can be sealed again when more has come.
alter table evidence.object_keys drop constraint object_keys_form_check;
alter table evidence.object_keys add constraint object_keys_form_check check (form in ('plain', 'records-1', 'records-2'));
