-- What is to be seen of a team in the list of cases: that nobody was found for some of it, or that the plan owner named others than the best.
alter table reviews.evaluations add column staffing text check (staffing in ('nobody-found', 'overridden'));
grant update (staffing) on reviews.evaluations to concert_reviews;
create index evaluations_by_staffing on reviews.evaluations (authority, staffing, opened_at desc, evaluation_id desc)
  where staffing is not null;
