import { describe, expect, test } from 'vitest'
import { after, digestA, digestB } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import { consent, terms } from '../loan/examples.ts'
import type { LoanOfHolder } from './commands.ts'
import { confirm, confirmResumption, proposal, propose, proposeResumption, suspend } from './examples.ts'
import { authorisationMachine } from './table.ts'

const { givenSteps } = afterSteps(authorisationMachine)

/** Macao has lent an evaluator to Hong Kong, who works at an office in Hong Kong. */
const agreed: NonNullable<LoanOfHolder['agreed']> = {
  ...terms,
  borrower: 'hk',
  lender: 'mo',
  status: 'agreed',
  consent,
}
const loan: LoanOfHolder = { agreed, otherHolders: [], codes: ['TS', 'ml'], engagements: [digestA] }
const change = { personId: 'rui.chan', loanId: 'loa_1' }
const lent = (known: object = {}, other: object = {}) => propose({ ...change, ...other }, { loan, ...known })

test('a person who was lent is authorised by two of the borrower, and the state says under which loan', () => {
  const state = after(authorisationMachine, [lent(), confirm(undefined, { loan })])
  expect(state).toMatchObject({ status: 'granted', loanId: 'loa_1', proposedBy: 'per_administrator' })
  expect(after(authorisationMachine, [propose()]).loanId).toBeNull()
})

const but = (one: Partial<NonNullable<LoanOfHolder['agreed']>>) => ({
  loan: { ...loan, agreed: { ...agreed, ...one } },
})

describe('nobody is lent', () => {
  test.each([
    [
      'under a loan that is not there',
      lent({ loan: { ...loan, agreed: null, codes: [] } }),
      '/loanId loan-not-agreed loa_1',
    ],
    ['before the lender has consented', lent(but({ status: 'asked' })), '/loanId loan-not-agreed loa_1'],
    ['when it has ended', lent(but({ status: 'ended' })), '/loanId loan-not-agreed loa_1'],
    ['for another function', lent(but({ function: 'report-reviewer' })), '/validFrom outside-loan'],
    ['from before it', lent({}, { validFrom: '2026-11-02T15:59:59.999Z' }), '/validFrom outside-loan'],
    ['for longer', lent({}, { validUntil: '2027-11-02T16:00:00.001Z' }), '/validFrom outside-loan'],
    [
      'to work at home where the loan says here',
      lent({}, { office: office('MO') }),
      '/office/place office-not-of-seat',
    ],
    ['to work here where the loan says at home', lent(but({ seat: 'lender' })), '/office/place office-not-of-seat'],
    [
      'in the place of whom was authorised under it',
      lent({ loan: { ...loan, otherHolders: ['rui.chan', 'ana.lei'] } }),
      '/personId loan-of-another-person ana.lei',
    ],
    [
      'for more than the lender found',
      lent({ loan: { ...loan, codes: ['TS', 'ET'] } }),
      '/personId competence-not-lent ET',
    ],
    [
      'while an engagement that the lender knows is not on record',
      lent({ loan: { ...loan, engagements: [digestB] } }),
      '/personId engagements-not-carried',
    ],
  ] as const)('%s', (_how, step, refusal) => {
    givenSteps().when(step).then([refusal])
  })

  test('with an authorisation as one of the own people beside it, nor the reverse', () => {
    const other = { function: 'report-reviewer', status: 'granted', grantId: 'gra_9' } as const
    const period = { validFrom: proposal.validFrom, validUntil: proposal.validUntil }
    const own = { ...other, ...period, loanId: null }
    givenSteps()
      .when(lent({ others: [own] }))
      .then(['/loanId lent-and-own gra_9'])
    givenSteps()
      .when(propose({}, { others: [{ ...own, loanId: 'loa_1' }] }))
      .then(['/loanId lent-and-own gra_9'])
  })

  test.each([
    ['confirmed', [lent()], confirm(undefined, but({ status: 'ended' }))],
    [
      'brought back',
      [lent(), confirm(undefined, { loan }), suspend, proposeResumption],
      confirmResumption(undefined, but({ status: 'ended' })),
    ],
  ] as const)('by an authorisation that is %s when the loan has ended', (_how, before, step) => {
    givenSteps(...before)
      .when(step)
      .then(['/loanId loan-not-agreed loa_1'])
  })
})

function office(place: 'HK' | 'MO') {
  return { place, city: null, entity: 'HK-UBI:99990001' }
}
