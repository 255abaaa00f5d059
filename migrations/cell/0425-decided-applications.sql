-- When the certification of an application was decided, either way; null before. Evidence that comes afterwards is for the surveillance, or for
-- a change (ISO/IEC 17065 7.10). It runs with the owner's rights, so that a service asks for this day of one application without reading who
-- decided what, and it stands on the ground of all services as `platform.person_in_case` does.
create function platform.decision_on(p_application_id text) returns timestamptz
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select decided_at from reviews.evaluations
  where authority = platform.current_authority() and application_id = p_application_id;
end;
revoke all on function platform.decision_on(text) from public;
grant execute on function platform.decision_on(text) to concert_evidence;
