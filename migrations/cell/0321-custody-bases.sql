-- On what bytes were given, for each place where their data were collected: at the reader's own place, by their category alone, or under a
-- legal basis by its code. One file can have several origins, so it is a list. The default is for the version before, which gave
-- bytes in the own cell only and writes the column that this one takes the place of.
alter table evidence.custody
  alter column basis drop not null,
  add column bases text[] not null default '{own-cell}' check (cardinality(bases) > 0),
  add constraint bases_are_known check (bases <@ array[
    'own-cell', 'category', 'CN-GBASC-HK', 'CN-GBASC-MO', 'HK-GBASC', 'MO-GBASC', 'CN-SC', 'CN-CERT', 'CN-SA',
    'CN-EX-SMALL', 'CN-EX-CONTRACT', 'CN-EX-HR', 'CN-EX-EMERG', 'CN-EX-TRANSIT', 'CN-EX-FTZ', 'CN-NOPI', 'HK-DPP3-SAME',
    'HK-DPP3-CONSENT', 'HK-RMC', 'MO-ADEQ', 'MO-20-1', 'MO-20-2', 'ONSITE']);
grant insert (bases) on evidence.custody to concert_evidence;
