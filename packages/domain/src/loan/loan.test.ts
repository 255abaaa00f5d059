import { describe, expect, test } from 'vitest'
import { after, people } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import { rowsOf } from '../machine.ts'
import { agree, ask, consent, end, hear, receive, refuse } from './examples.ts'
import { loanStatuses } from './state.ts'
import { loanMachine } from './table.ts'

const { givenSteps } = afterSteps(loanMachine)

test('the borrower learns what was found of the person, and not who it is', () => {
  const inLender = after(loanMachine, [receive(), agree()])
  const inBorrower = after(loanMachine, [ask(), hear('agreed')])
  expect(inLender).toMatchObject({ status: 'agreed', personId: 'lam.hoiyin', consent, reason: null })
  expect(inBorrower).toMatchObject({ status: 'agreed', personId: null, consent })
})

test.each([
  ['of the authority itself', { lender: 'mo' }, '/lender lender-is-borrower'],
  ['backwards', { validUntil: '2026-11-02T15:00:00.000Z' }, '/validUntil period-backwards'],
  ['for longer than two years', { validUntil: '2028-11-02T16:00:00.001Z' }, '/validUntil loan-too-long'],
  ['that is over', { validFrom: '2026-10-01T00:00:00Z', validUntil: '2026-11-02T02:00:00Z' }, '/validUntil loan-over'],
  ['for an evaluation without a competence', { competences: [] }, '/competences loan-without-competence'],
  ['for a competence that no edition knows', { competences: ['TS', 'XX'] }, '/competences/1 competence-unknown'],
  ['without a reason', { reason: ' ' }, '/reason text-missing'],
] as const)('nobody is asked for %s', (_how, change, refusal) => {
  givenSteps().when(ask(change)).then([refusal])
})

test('a report reviewer is asked for without a competence, and an evaluator for two years at most', () => {
  expect(after(loanMachine, [ask({ function: 'report-reviewer', competences: [] })]).status).toBe('asked')
  expect(after(loanMachine, [ask({ validUntil: '2028-11-02T16:00:00.000Z' })]).status).toBe('asked')
})

test('a request is not recorded of this authority itself, nor otherwise than before', () => {
  givenSteps()
    .when(receive({ borrower: 'hk' }))
    .then(['/lender lender-is-borrower'])
  givenSteps()
    .when(receive({}, { isAskedOtherwise: true }))
    .then(['loan-asked-otherwise loa_1'])
})

describe('the lender consents', () => {
  test.each([
    ['to lending whoever agrees', agree(people.administrator.id), '/personId own-file'],
    ['to somebody who is not on record', agree('x', { isOnRecord: false }), '/personId person-not-on-record'],
    [
      'to somebody who may not act at home',
      agree('x', { isAuthorised: false }),
      '/personId lent-person-not-authorised',
    ],
    [
      'to somebody who lacks a competence',
      agree('x', { consent: { ...consent, competences: consent.competences.slice(0, 1) } }),
      '/personId lent-person-not-competent ml',
    ],
    ['when it is over', agree('x', {}, '2027-11-02T16:00:00.000Z'), 'loan-over'],
  ] as const)('not %s', (_how, step, refusal) => {
    givenSteps(receive()).when(step).then([refusal])
  })
})

describe('an answer', () => {
  test.each([
    ['of a third authority', [ask()], hear('agreed', 'cn-gd')],
    ['of this authority itself', [ask()], hear('ended', 'mo')],
    ['by which the borrower would consent', [receive()], hear('agreed', 'mo')],
    ['by which the borrower would refuse', [receive()], hear('refused', 'mo')],
  ] as const)('%s is refused', (_whose, before, step) => {
    givenSteps(...before)
      .when(step)
      .then(['loan-answer-of-another'])
  })

  test('that arrives when it is over, or says again what is known, changes nothing', () => {
    givenSteps(ask(), end()).when(hear('agreed')).then([])
    givenSteps(ask(), hear('agreed')).when(hear('agreed')).then([])
    givenSteps(receive(), refuse()).when(hear('ended', 'mo')).then([])
  })
})

test('either party ends it alone, in whatever state: nobody waits for the other', () => {
  const final = ['refused', 'ended']
  for (const status of loanStatuses.filter((one) => !final.includes(one))) {
    const own = [...rowsOf(loanMachine, status).values()].filter((row) => row.by.includes('personnel-administrator'))
    expect(own.some((row) => [row.to].flat().some((to) => final.includes(to)))).toBe(true)
  }
  givenSteps(ask(), hear('agreed')).when(end(people.otherAdministrator, ' ')).then(['/reason text-missing'])
})
