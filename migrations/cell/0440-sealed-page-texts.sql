-- The text of the pages of evidence is sealed, each page for itself, with a key that belongs to the object: it is wrapped as the key of the
-- bytes is, stays when the same bytes are stored again under another key, and goes with its row.
alter table evidence.object_keys
  add column texts_key_id text check (texts_key_id ~ '^[0-9a-f]{16}$'),
  -- Nonce, key and tag of AES-256-GCM; null until the object has a text.
  add column wrapped_texts_key bytea check (octet_length(wrapped_texts_key) = 60),
  add constraint object_keys_texts_key check ((texts_key_id is null) = (wrapped_texts_key is null));
create index object_keys_by_texts_key on evidence.object_keys (authority, texts_key_id);
grant update (texts_key_id, wrapped_texts_key) on evidence.object_keys to concert_evidence;

-- What lay in the clear goes with its table, and so from the disk too. Which pages there were is kept: their text is owed, and read again.
alter table evidence.page_texts no force row level security;
create table evidence.owed_page_texts as
  select authority, digest, evidence_id, applicant_id, page from evidence.page_texts;
drop table evidence.page_texts;

create table evidence.page_texts (
  authority text not null,
  digest text not null,
  evidence_id text not null,
  applicant_id text not null,
  page integer not null check (page between 1 and 2000),
  -- Nonce, text in UTF-8 and tag of AES-256-GCM. Null: the text is owed; the next inspection of the file reads it again.
  sealed bytea check (octet_length(sealed) between 28 and 400028),
  primary key (authority, digest, evidence_id, page),
  foreign key (authority, digest, evidence_id, applicant_id)
    references evidence.artefacts (authority, digest, evidence_id, applicant_id)
);
create index page_texts_owed on evidence.page_texts (authority, evidence_id) where sealed is null;
insert into evidence.page_texts (authority, digest, evidence_id, applicant_id, page)
  select authority, digest, evidence_id, applicant_id, page from evidence.owed_page_texts;
drop table evidence.owed_page_texts;
select platform.tenant_table('evidence.page_texts', 'applicant_id');
grant select, insert, delete on evidence.page_texts to concert_evidence;
