-- What is stored of every case, member for member: an auditor holds it against the events of the case. A column that holds a member of
-- the state has the name of the member in snake case, or is given it here; so a column or a member that is renamed alone is found out by
-- the next `concert audit verify`.

create function audit.members_of(held jsonb) returns jsonb language sql immutable as $$
  select jsonb_object_agg(
    (select string_agg(case part.place when 1 then part.word else initcap(part.word) end, '' order by part.place)
     from regexp_split_to_table(column_of.name, '_') with ordinality part (word, place)),
    column_of.value)
  from jsonb_each(held) column_of (name, value)
$$;

create function audit.instant(value timestamptz) returns text language sql immutable as $$
  select to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- With the rights of the owner, because an auditor reads the states and no table of a service. Row-level security holds here too.
create function audit.kept_states() returns table (stream text, stream_id text, version integer, state jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select 'organisation', kept.organisation_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from applications.organisations kept
  cross join lateral (select kept.authority, kept.organisation_id, kept.applicant_id, kept.names, kept.place, kept.identifier_scheme,
    kept.identifier_value, kept.lei) held

  union all
  select 'ai-system', kept.ai_system_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from applications.ai_systems kept
  cross join lateral (select kept.authority, kept.ai_system_id, kept.organisation_id, kept.applicant_id, kept.names, kept.system_version,
    kept.weights_digest, kept.intended_purpose) held

  union all
  select 'application', kept.application_id, kept.version,
    kept.state || audit.members_of(to_jsonb(held)) || audit.members_of(jsonb_strip_nulls(to_jsonb(accepted)))
  from applications.applications kept
  cross join lateral (select kept.authority, kept.application_id, kept.applicant_id, kept.organisation_id, kept.ai_system_id, kept.status,
    kept.edition, kept.risk_class, kept.places_of_use, kept.modalities, kept.submissions) held
  -- Null before the acceptance.
  cross join lateral (select kept.scope, kept.terms || kept.signatures as agreement) accepted

  union all
  select 'correspondence', kept.message_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from applications.correspondence kept
  cross join lateral (select kept.authority, kept.message_id, kept.application_id, kept.applicant_id, kept.kind, kept.body,
    kept.certificate_number) held

  union all
  select 'evidence', kept.evidence_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from evidence.artefacts kept
  cross join lateral (select kept.authority, kept.evidence_id, kept.applicant_id, kept.application_id, kept.digest, kept.size_bytes,
    kept.media_type, kept.residency_category, kept.effective_on, kept.scan) held

  union all
  select 'evaluation', kept.evaluation_id, kept.version, kept.state || kept.content::jsonb || audit.members_of(to_jsonb(held))
  from reviews.evaluations kept
  cross join lateral (select kept.status) held

  union all
  select 'recognition', kept.recognition_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from reviews.recognitions kept
  cross join lateral (select kept.status, kept.dossier) held

  union all
  select 'peer-decision', kept.evaluation_id || '.' || kept.from_authority, 1,
    jsonb_build_object('schemaVersion', 1) || audit.members_of(to_jsonb(held))
  from reviews.peer_decisions kept
  cross join lateral (select kept.authority, kept.evaluation_id, kept.from_authority as "from", kept.application_id, kept.edition,
    kept.jurisdiction, kept.decision, kept.conditions, kept.reasons, kept.dossier_digest, audit.instant(kept.decided_at) as decided_at,
    'recorded' as status) held

  union all
  select 'effect', kept.certificate_number, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from reviews.effects kept
  cross join lateral (select kept.status, kept.evaluation_id, kept.certificate_digest, kept.conditions) held

  union all
  select 'effect-declaration', person.certificate_number || '.' || person.person_id, person.declarations,
    jsonb_build_object('schemaVersion', 1) || audit.members_of(to_jsonb(held))
  from (
    select kept.authority, kept.certificate_number, kept.person_id, count(*)::integer as declarations,
      jsonb_agg(audit.members_of(to_jsonb(declared)) order by kept.version) as made
    from reviews.effect_declarations kept
    cross join lateral (select kept.person_id, kept.function, kept.conflict, kept.statement,
      audit.instant(kept.declared_at) as declared_at) declared
    group by kept.authority, kept.certificate_number, kept.person_id
  ) person
  join reviews.effects effect using (authority, certificate_number)
  cross join lateral (select person.authority, effect.state -> 'edition' as edition, person.certificate_number,
    person.made as declarations, 'declared' as status) held

  union all
  -- The content is what the authorities sign: its members are those of the format, which never changes for a certificate that is stored.
  select 'certificate', kept.certificate_number, kept.version,
    jsonb_build_object('schemaVersion', 1) || own.decision || audit.members_of(to_jsonb(held))
  from certificates.intents kept
  cross join lateral (select decision from jsonb_array_elements(kept.content -> 'decisions') decision
    where decision ->> 'authority' = kept.authority) own
  cross join lateral (select kept.certificate_number, kept.lead_authority, kept.evaluation_id, kept.certificate_digest,
    kept.content -> 'edition' as edition, kept.content -> 'validFrom' as valid_from, kept.content -> 'validTo' as valid_to,
    case when kept.published_at is null then 'stored' else 'issued' end as status, kept.credential is not null as assembled,
    array(select by_authority from certificates.attestations signed
      where signed.authority = kept.authority and signed.certificate_number = kept.certificate_number
      order by by_authority collate "C") as signed_by) held

  union all
  select 'effect-statement', signed.certificate_number, signed.sequence,
    jsonb_build_object('schemaVersion', 1) || audit.members_of(to_jsonb(held))
  from (
    select kept.authority, kept.certificate_number, max(kept.sequence) as sequence
    from certificates.effect_statements kept where kept.statement is not null
    group by kept.authority, kept.certificate_number
  ) signed
  join certificates.intents intent using (authority, certificate_number)
  cross join lateral (select signed.authority, signed.certificate_number, signed.sequence, intent.content -> 'edition' as edition,
    'signed' as status) held

  union all
  select 'envelope', kept.envelope_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from exchange.outbound kept
  cross join lateral (select kept.authority, kept.envelope_id, kept.to_authority as "to", kept.type as envelope_type) held

  union all
  select 'envelope', kept.from_authority || '.' || kept.envelope_id, kept.version, kept.state || audit.members_of(to_jsonb(held))
  from exchange.inbound kept
  cross join lateral (select kept.authority, kept.envelope_id, kept.from_authority as "from", kept.type as envelope_type) held
$$;
revoke all on function audit.kept_states() from public;
grant execute on function audit.kept_states() to concert_auditor;
