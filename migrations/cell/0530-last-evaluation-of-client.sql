-- Who evaluated a client the last time comes behind others when a team is chosen: found without reading the cases of the client.
create index evaluations_of_client on reviews.evaluations (authority, client_scheme, client_identifier, decided_at desc)
  include (evaluators) where decided_at is not null;
