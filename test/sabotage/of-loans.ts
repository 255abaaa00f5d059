import type { Weakening } from './weakening.ts'

const guards = 'packages/domain/src/authorisation/loan-guards.ts'
const table = 'migrations/cell/0600-loans.sql'
const lent = 'migrations/cell/0601-lent-people.sql'
const lenderDigests = 'services/personnel/src/loan/lent-person.ts'
const overHttp = ['services/personnel/test/loans.test.ts']
const ofRecognition = ['services/reviews/test/recognition.test.ts']

/** What keeps a person of another authority within what it agreed to. */
export const ofLoans: readonly Weakening[] = [
  {
    name: 'lent-for-any-function',
    file: guards,
    from: 'agreed.function === asked.function && ',
    to: '',
    noticedBy: overHttp,
  },
  {
    name: 'lent-to-sit-anywhere',
    file: guards,
    from: '...(office?.place === place ? []',
    to: '...(office !== null ? []',
    noticedBy: overHttp,
  },
  {
    name: 'lent-person-replaced',
    file: guards,
    from: '.filter((one) => one !== personId)',
    to: '.filter(() => personId === null)',
    noticedBy: overHttp,
  },
  {
    name: 'lent-competence-unasked',
    file: guards,
    from: 'return loan.codes.filter((code) => !lent.some((one) => one.code === code))',
    to: 'return loan.codes.filter((code) => lent.length === 0 && code === null)',
    noticedBy: overHttp,
  },
  {
    name: 'lent-engagements-left-behind',
    file: guards,
    from: 'return known.filter((digest) => loan?.engagements.includes(digest) !== true)',
    to: 'return known.filter((digest) => digest === loan?.engagements.join())',
    noticedBy: overHttp,
  },
  {
    name: 'lent-engagement-of-other-days',
    file: lenderDigests,
    from: 'digestOf({ loanId, kind, scheme, value, fromOn, untilOn })',
    to: 'digestOf({ loanId, kind, scheme, value, days: [fromOn, untilOn].length })',
    noticedBy: overHttp,
  },
  {
    name: 'lent-on-by-who-borrowed',
    file: 'packages/domain/src/loan/guards.ts',
    from: '...(isAuthorised\n        ? []',
    to: '...(isAuthorised || isOnRecord\n        ? []',
    noticedBy: overHttp,
  },
  {
    name: 'lent-period-without-consent',
    file: table,
    from: "when (row_security_active('personnel.authorisations')) execute function personnel.require_loan();",
    to: 'when (false) execute function personnel.require_loan();',
    noticedBy: overHttp,
  },
  {
    name: 'lent-period-outlives-its-loan',
    file: table,
    from: "when (new.status = 'ended' and old.status = 'agreed') execute function personnel.end_lent_periods();",
    to: 'when (false) execute function personnel.end_lent_periods();',
    noticedBy: overHttp,
  },
  {
    name: 'lent-person-recognises-by-sql',
    file: lent,
    from: 'create trigger not_lent before insert on reviews.recognition_declarations\n  for each row execute',
    to: 'create trigger not_lent before insert on reviews.recognition_declarations\n  for each row when (false) execute',
    noticedBy: ofRecognition,
  },
  {
    name: 'lent-person-recognises',
    file: 'packages/domain/src/recognition/lent-to-lead.ts',
    from: 'wasLentToLead && !declaresConflict(command)',
    to: "wasLentToLead && command.actor.id === '' && !declaresConflict(command)",
    noticedBy: ['packages/domain/src/recognition/recognition.test.ts'],
  },
]
