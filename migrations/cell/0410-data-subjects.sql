-- How many distinct natural persons the data of a file are about, as its upload in parts states it until it is evidence.
alter table evidence.uploads add column data_subjects integer check (data_subjects > 0);
grant insert (data_subjects) on evidence.uploads to concert_evidence;
