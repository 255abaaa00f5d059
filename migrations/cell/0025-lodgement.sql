-- The blind check that a system is lodged with one body only (Regulation (EU) 2024/1689, Annex VII 3.1 f). An applicant's
-- transaction sees its own rows, so the question is asked here, across all applicants of the cell, and only yes or no goes back.

create function applications.is_lodged_elsewhere(p_weights_digest text, p_application_id text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_applicant text := coalesce(platform.current_applicant(), '');
  v_is_lodged boolean;
begin
  -- Two submissions of the same system queue here, so that the second one sees the first as lodged.
  perform pg_advisory_xact_lock(hashtextextended(platform.current_authority() || ' ' || p_weights_digest, 25));
  -- Row-level security is forced on the owner too: the wall between applicants is opened for the one statement that follows
  -- and closed again; the wall of the authority stays. An error in between ends the transaction and the setting with it.
  perform set_config('concert.applicant', '*', true);
  select exists (
    select from applications.applications application
    join applications.ai_systems system
      on system.authority = application.authority and system.ai_system_id = application.ai_system_id
    where application.authority = platform.current_authority()
      and system.weights_digest = p_weights_digest
      and application.application_id <> p_application_id
      and (application.status in ('submitted', 'in-review', 'accepted', 'contracted')
           -- A draft is lodged once it was submitted and came back; before that nobody has handed it in.
           or (application.status = 'draft' and (application.state ->> 'submissions')::integer > 0))
  ) into v_is_lodged;
  perform set_config('concert.applicant', v_applicant, true);
  return v_is_lodged;
end
$$;
revoke all on function applications.is_lodged_elsewhere(text, text) from public;
grant execute on function applications.is_lodged_elsewhere(text, text) to concert_applications;
