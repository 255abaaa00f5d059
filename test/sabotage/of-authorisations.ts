import type { Weakening } from './weakening.ts'

const guards = 'packages/domain/src/authorisation/guards.ts'
const table = 'migrations/cell/0543-authorisations.sql'
const setUps = 'migrations/cell/0570-set-ups.sql'
const known = 'migrations/cell/0544-authorisations-as-known.sql'
const overHttp = ['services/personnel/test/authorisations.test.ts']
const atSetUp = ['services/personnel/test/set-up.test.ts']
const bySql = ['services/personnel/test/authorisations-in-the-database.test.ts']

/** Who gives and takes power to act. */
export const ofAuthorisations: readonly Weakening[] = [
  {
    name: 'authorisation-given-by-oneself',
    file: guards,
    from: 'return personId === actorId ? [violation',
    to: 'return personId === `not ${actorId}` ? [violation',
    noticedBy: overHttp,
  },
  {
    name: 'authorisation-confirmed-by-who-proposed-it',
    file: guards,
    from: "return isFounding(state, actor.id, facts) ? [] : [violation('confirmed-by-proposer', '', {}, actor.id)]",
    to: 'return []',
    noticedBy: overHttp,
  },
  {
    name: 'founding-beside-another-administrator',
    file: guards,
    from: 'administrators.length > 0 && administrators.every((one) => one.personId === actorId)',
    to: 'administrators.some((one) => one.personId === actorId)',
    noticedBy: overHttp,
  },
  {
    name: 'administrator-judged-before-the-turn',
    file: guards,
    from: `    isInForce(administrators, actor.id)
      ? []
      : [`,
    to: `    isInForce(administrators, actor.id) || actor.id !== ''
      ? []
      : [`,
    noticedBy: overHttp,
  },
  {
    name: 'administrator-who-acts',
    file: guards,
    from: '.filter((one) => isAdministration(one.function) !== isAdministration(asked))',
    to: '.filter(() => asked === undefined)',
    noticedBy: overHttp,
  },
  {
    name: 'period-of-nobodys-proposal',
    file: table,
    from: "when (row_security_active('personnel.authorisations')) execute function personnel.require_two();",
    to: 'when (false) execute function personnel.require_two();',
    noticedBy: bySql,
  },
  {
    name: 'period-given-by-one-alone',
    file: setUps,
    from: 'if new.proposed_by = new.confirmed_by and (new.function <> v_administration or exists (',
    to: 'if new.proposed_by = new.confirmed_by and (new.function = v_administration and exists (',
    noticedBy: bySql,
  },
  {
    name: 'period-begun-before-it-was-given',
    file: setUps,
    from: '  new.valid_from := greatest(new.valid_from, clock_timestamp());\n',
    to: '',
    noticedBy: ['services/personnel/test/authorisations-as-known.test.ts'],
  },
  {
    name: 'period-lengthened',
    file: table,
    from: 'if new.valid_until > old.valid_until then',
    to: "if new.valid_until > old.valid_until + interval '1 year' then",
    noticedBy: bySql,
  },
  {
    name: 'end-before-what-it-waited-for',
    file: table,
    from: '    new.valid_until := clock_timestamp();\n',
    to: '    null;\n',
    noticedBy: ['services/reviews/test/raced-with-personnel.test.ts'],
  },
  {
    name: 'power-given-without-its-turn',
    file: 'services/personnel/src/authorisation/case.ts',
    from: 'facts: async ({ transaction }) => ({ administrators: await takeTurn(transaction) }),',
    to: 'facts: ({ row }) => ({ administrators: row.administrators }),',
    noticedBy: overHttp,
  },
  {
    name: 'history-rewritten',
    file: known,
    from: "select platform.tenant_table('personnel.authorisation_history', append_only => true);",
    to: "select platform.tenant_table('personnel.authorisation_history');",
    noticedBy: bySql,
  },
  {
    name: 'change-forgotten',
    file: known,
    from: 'create trigger change_kept after update on personnel.authorisations\n  for each row when (old.* is distinct from new.*)',
    to: 'create trigger change_kept after update on personnel.authorisations\n  for each row when (old.person_id is distinct from new.person_id)',
    noticedBy: ['services/personnel/test/authorisations-as-known.test.ts'],
  },
  {
    name: 'set-up-by-any-code',
    file: 'packages/domain/src/authorisation/set-up.ts',
    from: "return [violation('set-up-code-wrong', '/code', {})]",
    to: 'return []',
    noticedBy: atSetUp,
  },
  {
    name: 'set-up-beside-an-administrator',
    file: 'packages/domain/src/authorisation/set-up.ts',
    from: 'administrators.some(({ isInForce }) => isInForce) ?',
    to: 'administrators.some(({ isInForce }) => !isInForce) ?',
    noticedBy: atSetUp,
  },
  {
    name: 'set-up-without-its-turn',
    file: 'services/personnel/src/set-up/set-up-administrator.ts',
    from: 'const administrators = await takeTurn(transaction)',
    to: 'const administrators: Awaited<ReturnType<typeof takeTurn>> = []',
    noticedBy: atSetUp,
  },
  {
    name: 'set-up-without-the-code',
    file: setUps,
    from: 'constraint set_up_proved check (sha256(proof) = proof_digest)',
    to: 'constraint set_up_proved check (octet_length(proof) = 32)',
    noticedBy: atSetUp,
  },
  {
    name: 'set-up-of-a-second-administrator',
    file: setUps,
    from: '        and held.valid_from <= clock_timestamp() and held.valid_until > clock_timestamp()\n    ) then\n      raise exception',
    to: '        and held.valid_from > held.valid_until\n    ) then\n      raise exception',
    noticedBy: atSetUp,
  },
]
