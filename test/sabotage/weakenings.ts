/** One way in which a wall could be weakened by a careless change, and the tests that must notice it. */
export interface Weakening {
  readonly name: string
  readonly file: string
  /** A text that the file has exactly once. */
  readonly from: string
  readonly to: string
  /** Files or folders of tests. */
  readonly noticedBy: readonly string[]
}

/** What `npm run sabotage` does to a copy of the tree, one after the other. Each must turn some test red. */
export const weakenings: readonly Weakening[] = [
  {
    name: 'row-level-security-not-forced',
    file: 'migrations/cell/0010-platform.sql',
    from: "  execute format('alter table %s force row level security', table_name);\n",
    to: '',
    noticedBy: ['test/tenancy/catalogue.test.ts'],
  },
  {
    name: 'policy-that-checks-no-write',
    file: 'migrations/cell/0010-platform.sql',
    from: "using (%s) with check (%s)', table_name, v_wall, v_wall)",
    to: "using (%s) with check (true)', table_name, v_wall)",
    noticedBy: ['test/tenancy'],
  },
  {
    name: 'function-of-a-policy-immutable',
    file: 'migrations/cell/0010-platform.sql',
    from: 'create function platform.current_authority() returns text\n  language sql stable',
    to: 'create function platform.current_authority() returns text\n  language sql immutable',
    noticedBy: ['test/tenancy'],
  },
  {
    name: 'missing-setting-opens-the-wall',
    file: 'migrations/cell/0010-platform.sql',
    from: "  return nullif(current_setting('concert.authority', true), '');",
    to: "  return coalesce(nullif(current_setting('concert.authority', true), ''), 'hk');",
    noticedBy: ['test/tenancy/canaries.test.ts'],
  },
  {
    name: 'append-only-table-rewritten',
    file: 'migrations/cell/0010-platform.sql',
    from: "execute format('create trigger append_only before update or delete on %s",
    to: "execute format('create trigger append_only before delete on %s",
    noticedBy: ['packages/db/test'],
  },
  {
    name: 'answer-of-another-service-seen',
    file: 'migrations/cell/0010-platform.sql',
    from: "or pg_has_role(session_user, 'concert_' || service, 'member')))\n  with check",
    to: 'or true))\n  with check',
    noticedBy: ['packages/db/test/idempotency.test.ts'],
  },
  {
    name: 'event-on-the-stream-of-another-service',
    file: 'migrations/cell/0020-audit.sql',
    from: "if v_service is null or not pg_has_role(session_user, 'concert_' || v_service, 'member') then",
    to: 'if v_service is null then',
    noticedBy: ['packages/db/test/cell-walls.test.ts', 'packages/db/test/record-change.test.ts'],
  },
  {
    name: 'event-of-a-type-that-its-stream-has-not',
    file: 'migrations/cell/0010-platform.sql',
    from: ',\n  foreign key (stream, type) references platform.event_types (stream, type)\n);',
    to: '\n);',
    noticedBy: ['packages/db/test/record-change.test.ts'],
  },
  {
    name: 'grant-on-the-audit-log',
    file: 'migrations/cell/0020-audit.sql',
    from: 'grant select on audit.lines, audit.waiting,',
    to: 'grant insert on audit.lines to concert_reviews; grant select on audit.lines, audit.waiting,',
    noticedBy: ['test/tenancy/catalogue.test.ts'],
  },
  {
    name: 'chain-without-the-previous-hash',
    file: 'migrations/cell/0020-audit.sql',
    from: 'sha256(v_hash || int8send(v_place)',
    to: 'sha256(int8send(v_place)',
    noticedBy: ['packages/cli/src'],
  },
  {
    name: 'second-certificate-for-one-decision',
    file: 'migrations/cell/0070-certificates.sql',
    from: '  -- Exactly one certificate for each granted decision.\n  unique (authority, lead_authority, evaluation_id)\n',
    to: '  check (true)\n',
    noticedBy: ['services/certificates/test'],
  },
  {
    name: 'serial-number-used-again',
    file: 'migrations/cell/0070-certificates.sql',
    from: 'if new.last_serial <= old.last_serial then',
    to: 'if false then',
    noticedBy: ['services/certificates/test/database.test.ts'],
  },
  {
    name: 'signature-changed-after-it-was-made',
    file: 'migrations/cell/0070-certificates.sql',
    from: "create trigger written_once before update on certificates.intents\n  for each row execute function platform.keep_once_written('credential', 'assembled_at', 'published_at');",
    to: '',
    noticedBy: ['services/certificates/test'],
  },
  {
    name: 'intent-without-a-decision',
    file: 'migrations/cell/0070-certificates.sql',
    from: 'create trigger decided_before_intent before insert on certificates.intents\n  for each row execute function certificates.require_decision();',
    to: '',
    noticedBy: ['services/certificates/test'],
  },
  {
    name: 'audience-widened',
    file: 'packages/platform/src/authenticate.ts',
    from: '      audience: issuer.audience,\n',
    to: '',
    noticedBy: ['packages/platform/test/tokens.test.ts'],
  },
  {
    name: 'token-of-any-type',
    file: 'packages/platform/src/authenticate.ts',
    from: "      typ: 'at+jwt',\n",
    to: '',
    noticedBy: ['packages/platform/test/tokens.test.ts'],
  },
  {
    name: 'caller-named-like-every-applicant',
    file: 'packages/platform/src/authenticate.ts',
    from: 'sub: z.string().regex(/^[A-Za-z0-9][\\w.:@|-]{0,199}$/),',
    to: 'sub: z.string(),',
    noticedBy: ['packages/platform/test/tokens.test.ts'],
  },
  {
    name: 'signature-not-verified',
    file: 'packages/credentials/src/statement.ts',
    from: '  if (!(await isSignedBy(key, payload, signature))) {',
    to: '  if (!(await isSignedBy(key, payload, signature)) && payload === undefined) {',
    noticedBy: ['packages/credentials/src/statement.test.ts'],
  },
  {
    name: 'kind-of-statement-not-looked-at',
    file: 'packages/credentials/src/strict-jws.ts',
    from: 'if (typ !== kind.typ || cty !== kind.cty) {',
    to: 'if (cty !== kind.cty) {',
    noticedBy: ['packages/credentials/src'],
  },
  {
    name: 'member-given-twice-in-a-signed-document',
    file: 'packages/credentials/src/strict-json.ts',
    from: '  refuseDuplicateNames(text)\n',
    to: '',
    noticedBy: ['packages/credentials/src'],
  },
  {
    name: 'peer-signs-before-the-lead',
    file: 'migrations/cell/0100-lead-signs-first.sql',
    from: 'if v_lead <> new.authority and not exists (',
    to: 'if v_lead is null and not exists (',
    noticedBy: ['services/certificates/test'],
  },
  {
    name: 'act-in-a-stale-transaction',
    file: 'migrations/cell/0110-fresh-transactions.sql',
    from: 'if clock_timestamp() - transaction_timestamp() > platform.transaction_age_max() then',
    to: 'if false then',
    noticedBy: ['services/reviews/test/raced-in-the-database.test.ts'],
  },
  {
    name: 'act-in-a-snapshot-of-before',
    file: 'migrations/cell/0110-fresh-transactions.sql',
    from: "if current_setting('transaction_isolation') <> 'read committed' then",
    to: 'if false then',
    noticedBy: ['services/reviews/test/raced-in-the-database.test.ts'],
  },
  {
    name: 'case-not-locked-before-a-guard-reads',
    file: 'migrations/cell/0111-held-cases.sql',
    from: 'where authority = new.authority and evaluation_id = v_evaluation_id for no key update;',
    to: 'where authority = new.authority and evaluation_id = v_evaluation_id;',
    noticedBy: ['services/reviews/test/raced-in-the-database.test.ts'],
  },
  {
    name: 'envelope-for-another-authority-acted-on',
    file: 'packages/credentials/src/verify-envelope.ts',
    from: 'if (to !== here) errors',
    to: 'if (to === undefined) errors',
    noticedBy: ['services/reviews/test', 'services/certificates/test/attestations.test.ts'],
  },
  {
    name: 'envelope-of-another-type-acted-on',
    file: 'packages/credentials/src/verify-envelope.ts',
    from: 'if (verified.type !== type) errors',
    to: 'if (verified.type === undefined) errors',
    noticedBy: ['services/reviews/test', 'services/certificates/test/attestations.test.ts'],
  },
  {
    name: 'service-starts-as-superuser',
    file: 'packages/db/src/safe-start.ts',
    from: "if (facts.is_superuser) return [...reasons, 'the role is a superuser']\n",
    to: '',
    noticedBy: ['packages/db'],
  },
]
