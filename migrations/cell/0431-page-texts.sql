-- What the pages of an evidence file say, as its inspection read them: for comparison with a later version. It is content: given by the same
-- gate and the same custody as the bytes, and gone when they are.
create table evidence.page_texts (
  authority text not null,
  digest text not null,
  evidence_id text not null,
  applicant_id text not null,
  page integer not null check (page between 1 and 2000),
  text text not null check (length(text) <= 100000),
  primary key (authority, digest, evidence_id, page),
  foreign key (authority, digest, evidence_id, applicant_id)
    references evidence.artefacts (authority, digest, evidence_id, applicant_id)
);
select platform.tenant_table('evidence.page_texts', 'applicant_id');
grant select, insert, delete on evidence.page_texts to concert_evidence;

-- Where the text of one page was given and no bytes: which page. The bytes are then those out of which it was read.
alter table evidence.custody add column page integer check (page > 0);
grant insert (page) on evidence.custody to concert_evidence;
