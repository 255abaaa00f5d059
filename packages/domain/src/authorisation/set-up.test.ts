import { describe, expect, test } from 'vitest'
import { at, attempt, codes, happened, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { fold } from '../machine.ts'
import { registerFounder } from '../person/examples.ts'
import { personMachine } from '../person/table.ts'
import { setUp } from './examples.ts'
import { authorisationMachine } from './table.ts'

const { administrator } = people
const judged = (change: Parameters<typeof setUp>[0], known: object = {}) =>
  codes(attempt(authorisationMachine, null, setUp(change, known)(null)))

describe('the first administrator of an authority', () => {
  test('is set up by nobody of it, by the code of its installation, and the event names the set-up and no code', () => {
    const events = happened(authorisationMachine, [setUp()])
    expect(events).toMatchObject([{ type: 'AdministratorSetUp', by: people.system.id, setUpId: 'stp_1' }])
    expect(fold(authorisationMachine, events)).toMatchObject({
      status: 'granted',
      function: 'personnel-administrator',
      proposedBy: null,
      founding: true,
    })
  })

  test.each([
    ['wrong', { standing: 'unknown' }],
    ['used', { standing: 'used', setUpId: 'stp_1', since: at }],
    ['ended', { standing: 'ended', setUpId: 'stp_1', since: at }],
  ])('is not set up by a code that is %s', (word, code) => {
    expect(judged({}, { code })).toEqual([`set-up-code-${word}`])
  })

  test('is the first: there is none in force, though there may be one from a day to come', () => {
    const inForce = (isInForce: boolean) => ({ administrators: [{ personId: administrator.id, isInForce }] })
    expect(judged({}, inForce(true))).toEqual(['administrator-in-force'])
    expect(happened(authorisationMachine, [setUp({}, inForce(false))])).toHaveLength(1)
  })

  test('is held to the rules of every authorisation: its period, the undertaking, no other function', () => {
    expect(judged({ validUntil: '2099-01-01T00:00:00.000Z' })).toEqual(['authorisation-too-long'])
    expect(judged({ undertakingOn: '2026-12-01' })).toEqual(['undertaking-not-signed'])
    const evaluator = {
      grantId: 'gra_2',
      function: 'evaluator',
      status: 'granted',
      validFrom: at,
      validUntil: '2027-01-01T00:00:00.000Z',
    }
    expect(judged({}, { others: [evaluator] })).toEqual(['administrator-acts-in-case'])
    const again = { others: [{ ...evaluator, function: 'personnel-administrator' }] }
    expect(judged({}, again)).toEqual(['authorisation-overlaps'])
  })

  test('is set up by no person, whatever they are authorised for', () => {
    const decision = attempt(authorisationMachine, null, setUp({ actor: administrator })(null))
    expect(decision).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })

  test('is registered under an identifier, with accounts and a name that are no other person’s', () => {
    const taken = { isTaken: true, holders: { 'mei.lin': 'lin.mei' }, namesakes: ['lin.mei'] }
    given(personMachine, [])
      .when(registerFounder(taken))
      .then([
        '/personId person-id-taken',
        '/accounts/0 account-of-another lin.mei',
        '/distinctFrom namesake-not-stated lin.mei',
      ])
  })
})
