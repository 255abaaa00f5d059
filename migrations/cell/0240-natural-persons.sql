-- Impartiality is of natural persons, not of accounts: `personnel.people` has one row for each natural person, and every key that keeps
-- people apart names it. Somebody may sign in with more than one account; what they do with one they have done with all.

create table personnel.accounts (
  authority text not null,
  -- What a token of the authority's issuer names as its subject.
  account_id text not null check (account_id ~ '^[A-Za-z0-9][A-Za-z0-9_.:@|-]{0,199}$'),
  person_id text not null,
  primary key (authority, account_id),
  foreign key (authority, person_id) references personnel.people (authority, person_id)
);
-- An account never becomes somebody else's.
select platform.tenant_table('personnel.accounts', append_only => true);
create index accounts_of_person on personnel.accounts (authority, person_id);
grant select on personnel.accounts to concert_reviews;
grant select (authority, account_id, person_id) on personnel.accounts to concert_applications, concert_evidence;

-- Wherever a person of the staff is named, it is a natural person of the authority.
alter table applications.review_assignments add foreign key (authority, person_id) references personnel.people (authority, person_id);
alter table applications.declarations add foreign key (authority, person_id) references personnel.people (authority, person_id);
alter table applications.organisation_conflicts add foreign key (authority, person_id) references personnel.people (authority, person_id);
alter table applications.case_reads add foreign key (authority, person_id) references personnel.people (authority, person_id);
alter table evidence.case_reads add foreign key (authority, person_id) references personnel.people (authority, person_id);
alter table reviews.case_reads add foreign key (authority, person_id) references personnel.people (authority, person_id);
