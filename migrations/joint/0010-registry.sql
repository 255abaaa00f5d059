-- The public register: what the authorities signed, nothing else. `document` is the answer of a lookup, kept with each change in
-- the same transaction, so that reading it is one row by primary key.

create extension if not exists pg_trgm with schema public;
create schema registry;
grant usage on schema registry to concert_registry;

create table registry.certificates (
  certificate_number text primary key,
  lead_authority text not null references reference.authorities (code),
  content jsonb not null,
  certificate_digest text not null,
  credential jsonb not null,
  document jsonb not null,
  -- Tells two answers apart for caches (ETag); it proves nothing.
  document_mark text generated always as (md5(document::text)) stored,
  search_text text not null,
  valid_from date not null,
  valid_to date not null,
  issued_at timestamptz not null,
  published_at timestamptz not null
);
create index certificates_search on registry.certificates using gin (search_text public.gin_trgm_ops);
create index certificates_newest on registry.certificates (issued_at desc, certificate_number desc);

-- Every effect an authority ever stated, append-only; sequence 0 is what it signed with the certificate itself.
create table registry.effects (
  certificate_number text not null references registry.certificates (certificate_number),
  authority text not null references reference.authorities (code),
  sequence integer not null check (sequence >= 0),
  jurisdiction text not null,
  status text not null,
  conditions jsonb not null,
  reason jsonb,
  since timestamptz not null,
  statement text,
  recorded_at timestamptz not null,
  primary key (certificate_number, authority, sequence),
  check (sequence = 0 or statement is not null)
);

create function registry.refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% of %.% is refused: the table is append-only', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete on registry.effects
  for each row execute function registry.refuse_rewrite();
create trigger append_only_whole before truncate on registry.effects
  for each statement execute function registry.refuse_rewrite();

grant select, insert, update (document) on registry.certificates to concert_registry;
grant select, insert on registry.effects to concert_registry;

-- What the register keeps and answers follows from what the authorities signed, by whatever SQL the service's role sends. Whether a
-- signature is its authority's cannot be asked here: the service asks before it writes, and everyone who verifies asks again.

create function registry.base64url(p_text text) returns bytea language sql immutable strict set search_path = pg_catalog as $$
  select decode(rpad(translate(p_text, '-_', '+/'), (length(p_text) + 3) / 4 * 4, '='), 'base64')
$$;

-- An effect says what its authority signed, with the certificate itself or in the statement beside it, and leaves no gap.
create function registry.require_signed_effect() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_content jsonb;
  v_digest text;
  v_decision jsonb;
  v_signed jsonb;
begin
  select content, certificate_digest into v_content, v_digest from registry.certificates
    where certificate_number = new.certificate_number;
  if new.sequence = 0 then
    select decision into v_decision from jsonb_array_elements(v_content->'decisions') as decision
      where decision->>'authority' = new.authority;
    v_signed := jsonb_build_object(
      'certificateNumber', v_content->'certificateNumber',
      'authority', v_decision->'authority',
      'jurisdiction', v_decision->'jurisdiction',
      'status', case v_decision->>'decision' when 'grant' then 'active' when 'recognise' then 'active'
        when 'reserve' then 'reserved' when 'refuse' then 'refused' end,
      'conditions', v_decision->'conditions',
      'reason', null,
      -- A refusal counts from its own decision; an effect cannot be older than the certificate.
      'at', case v_decision->>'decision' when 'refuse' then v_decision->'decidedAt' else v_content->'issuedAt' end,
      'sequence', 0,
      'certificateDigest', v_digest);
  else
    if not exists (select from registry.effects where certificate_number = new.certificate_number
        and authority = new.authority and sequence = new.sequence - 1) then
      raise exception 'the effect of % on % has no sequence %', new.authority, new.certificate_number, new.sequence - 1
        using errcode = 'integrity_constraint_violation', constraint = 'effect_follows_effect';
    end if;
    v_signed := convert_from(registry.base64url(split_part(new.statement, '.', 2)), 'UTF8')::jsonb;
  end if;
  if (new.certificate_number, new.authority, new.jurisdiction, new.status, new.conditions, coalesce(new.reason, 'null'), new.since,
      new.sequence, v_digest)
    is distinct from
    (v_signed->>'certificateNumber', v_signed->>'authority', v_signed->>'jurisdiction', v_signed->>'status', v_signed->'conditions',
      v_signed->'reason', (v_signed->>'at')::timestamptz, (v_signed->>'sequence')::integer, v_signed->>'certificateDigest') then
    raise exception 'effect % of % on % is not what was signed', new.sequence, new.authority, new.certificate_number
      using errcode = 'integrity_constraint_violation', constraint = 'effect_as_signed';
  end if;
  return null;
end
$$;
create trigger signed_effect after insert on registry.effects
  for each row execute function registry.require_signed_effect();

-- The columns of a certificate are those of the bytes that were signed.
create function registry.require_signed_content() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_signed bytea := registry.base64url(new.credential->>'payload');
begin
  if (new.content, new.certificate_digest, new.certificate_number, new.lead_authority, new.valid_from, new.valid_to, new.issued_at)
    is distinct from
    (convert_from(v_signed, 'UTF8')::jsonb, encode(sha256(v_signed), 'hex'), new.content->>'certificateNumber',
      new.content->>'leadAuthority', (new.content->>'validFrom')::date, (new.content->>'validTo')::date,
      (new.content->>'issuedAt')::timestamptz) then
    raise exception 'certificate % is not what was signed', new.certificate_number
      using errcode = 'integrity_constraint_violation', constraint = 'certificate_as_signed';
  end if;
  return null;
end
$$;
create trigger signed_content after insert on registry.certificates
  for each row execute function registry.require_signed_content();

-- The kept answer is what the content and the effects say: the facts as signed, the newest effect of each authority in the order of
-- the decisions, and every effect ever stated, to which is only ever appended. Asked at commit, when answer and effects are both there.
create function registry.require_folded_document() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  v_content jsonb;
  v_digest text;
  v_document jsonb;
  v_facts jsonb;
  v_effects jsonb;
  v_history jsonb;
  v_kept_effects jsonb;
  v_kept_history jsonb;
begin
  select content, certificate_digest, document into v_content, v_digest, v_document from registry.certificates
    where certificate_number = new.certificate_number;
  select jsonb_object_agg(key, value) into v_facts from jsonb_each(v_content)
    where key in ('certificateNumber', 'holder', 'aiSystem', 'edition', 'riskClass', 'scope', 'leadAuthority', 'validFrom', 'validTo',
      'issuedAt');
  select v_facts || jsonb_build_object('certificateDigest', v_digest,
      'signedBy', coalesce(jsonb_agg(decision->'authority' order by place), '[]')) into v_facts
    from jsonb_array_elements(v_content->'decisions') with ordinality as decided (decision, place)
    where decision->>'decision' <> 'refuse';

  with stated as (
    select authority, sequence, jsonb_build_object('authority', authority, 'jurisdiction', jurisdiction, 'status', status,
      'conditions', conditions, 'reason', reason, 'since', since, 'sequence', sequence) as effect
    from registry.effects where certificate_number = new.certificate_number
  )
  select
    (select jsonb_agg(effect order by authority, sequence) from stated),
    (select jsonb_agg(newest.effect order by place)
      from jsonb_array_elements(v_content->'decisions') with ordinality as decided (decision, place)
      cross join lateral (select effect from stated where authority = decision->>'authority' order by sequence desc limit 1) newest)
    into v_history, v_effects;

  -- An instant has more than one spelling.
  select jsonb_agg(effect || jsonb_build_object('since', (effect->>'since')::timestamptz) order by place) into v_kept_effects
    from jsonb_array_elements(v_document->'effects') with ordinality as kept (effect, place);
  select jsonb_agg(effect || jsonb_build_object('since', (effect->>'since')::timestamptz)
      order by effect->>'authority', (effect->>'sequence')::integer) into v_kept_history
    from jsonb_array_elements(v_document->'history') as effect;

  if (v_document - 'effects' - 'history', v_kept_effects, v_kept_history)
    is distinct from (v_facts, v_effects, v_history) then
    raise exception 'the kept answer of % is not what its effects say', new.certificate_number
      using errcode = 'integrity_constraint_violation', constraint = 'document_as_stated';
  end if;
  return null;
end
$$;
create constraint trigger folded_document after insert or update of document on registry.certificates
  deferrable initially deferred for each row execute function registry.require_folded_document();
-- Those of sequence 0 are asked for with the certificate itself.
create constraint trigger folded_document after insert on registry.effects
  deferrable initially deferred for each row when (new.sequence > 0) execute function registry.require_folded_document();

create function registry.require_appended_history() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (select jsonb_agg(effect order by place)
      from jsonb_array_elements(new.document->'history') with ordinality as kept (effect, place)
      where place <= jsonb_array_length(old.document->'history')) is distinct from old.document->'history' then
    raise exception 'the history of % is only appended to', new.certificate_number
      using errcode = 'integrity_constraint_violation', constraint = 'history_appended';
  end if;
  return new;
end
$$;
create trigger appended_history before update of document on registry.certificates
  for each row execute function registry.require_appended_history();
