import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { happened, people } from '../examples.ts'
import { afterSteps, given } from '../given-when-then.fixture.ts'
import { assess, correct, endEngagement, engage, link, register, takeOver, withdraw } from './examples.ts'
import { personMachine } from './table.ts'

const { givenSteps } = afterSteps(personMachine)

describe('a person', () => {
  test('is registered once, under an identifier and with accounts that are nobody else’s', () => {
    given(personMachine, [])
      .when(register({}, { isTaken: true }))
      .then(['/personId person-id-taken'])
    given(personMachine, [])
      .when(register({ accounts: ['a', 'b'] }, { holders: { b: 'chan.siuming' } }))
      .then(['/accounts/1 account-of-another chan.siuming'])
    givenSteps(register())
      .when(link('a', { a: 'chan.siuming' }))
      .then(['/account account-of-another chan.siuming'])
    givenSteps(register())
      .when(link('mei.lin', { 'mei.lin': 'mei.lin' }))
      .then(['/account account-of-another mei.lin'])
  })

  test('who was on record before is taken over with everything that was, by the system alone', () => {
    const { state } = givenSteps(takeOver())
    expect(state).toMatchObject({ personId: 'mei.lin', accounts: ['mei.lin'] })
    expect(state?.engagements.map((one) => one.engagementId)).toEqual(['eng_1'])
    expect(state?.competences.map((one) => one.competenceId)).toEqual(['cmp_1'])
    givenSteps(takeOver())
      .when(engage({ engagementId: 'eng_2' }))
      .then(['/fromOn engagement-overlaps eng_1'])
  })

  test('with the name of another one is registered where that is said of every one of them', () => {
    const namesakes = ['lin.mei', 'mei.lin.3']
    given(personMachine, [])
      .when(register({ distinctFrom: ['lin.mei'] }, { namesakes }))
      .then(['/distinctFrom namesake-not-stated mei.lin.3'])
    expect(given(personMachine, []).when(register({ distinctFrom: namesakes }, { namesakes })).then).toBeDefined()
    givenSteps(register())
      .when(correct([], namesakes))
      .then(['/distinctFrom namesake-not-stated lin.mei', '/distinctFrom namesake-not-stated mei.lin.3'])
  })

  test('never keeps their own file, by whichever of its commands', () => {
    for (const step of [correct(), link(), engage(), assess()]) {
      givenSteps(register({ personId: people.administrator.id }))
        .when(step)
        .then([' own-file'.trim()])
    }
  })
})

describe('an engagement', () => {
  test('names a client by an identifier that its register can have given', () => {
    givenSteps(register())
      .when(engage({ identifier: { scheme: 'HK-UBI', value: 'x' } }))
      .then(['/identifier/value identifier-length position 2'])
  })

  test('runs forward, and ends once', () => {
    givenSteps(register())
      .when(engage({ untilOn: '2025-01-31' }))
      .then(['/untilOn period-backwards'])
    givenSteps(register(), engage()).when(endEngagement('2025-01-31')).then(['/untilOn period-backwards'])
    givenSteps(register(), engage(), endEngagement())
      .when(endEngagement('2026-07-01'))
      .then(['/engagementId engagement-has-ended'])
    givenSteps(register()).when(endEngagement()).then(['/engagementId engagement-unknown'])
  })

  test('does not overlap another of its kind with the same client, to the day', () => {
    const first = engage({ fromOn: '2025-02-01', untilOn: '2025-03-31' })
    const second = (fromOn: string, untilOn: string | null) => engage({ engagementId: 'eng_2', fromOn, untilOn })
    for (const [from, until] of [
      ['2025-03-31', null],
      ['2025-01-01', '2025-02-01'],
      ['2025-01-01', null],
      ['2025-02-10', '2025-02-11'],
    ] as const) {
      givenSteps(register(), first).when(second(from, until)).then(['/fromOn engagement-overlaps eng_1'])
    }
    expect(happened(personMachine, [register(), first, second('2025-04-01', null)])).toHaveLength(3)
    expect(happened(personMachine, [register(), first, second('2025-01-01', '2025-01-31')])).toHaveLength(3)
    expect(
      happened(personMachine, [register(), first, engage({ engagementId: 'eng_2', kind: 'employment' })]),
    ).toHaveLength(3)
  })

  test('of a kind with a client is never there twice on one day, whatever was recorded in whatever order', () => {
    const day = fc
      .integer({ min: 0, max: 40 })
      .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.option(day)), { maxLength: 12 }), (periods) => {
        let kept = [register()]
        for (const [index, [fromOn, untilOn]] of periods.entries()) {
          const more = [...kept, engage({ engagementId: `eng_${index}`, fromOn, untilOn })]
          try {
            happened(personMachine, more)
            kept = more
          } catch {
            // Refused: it is not on record.
          }
        }
        const { state } = givenSteps(...kept)
        const engagements = state?.engagements ?? []
        for (const one of engagements)
          for (const other of engagements.filter((each) => each !== one))
            expect((one.untilOn ?? '9') < other.fromOn || (other.untilOn ?? '9') < one.fromOn).toBe(true)
      }),
    )
  })
})

describe('a competence', () => {
  test('is one that an edition asks for, shown, and found by somebody else on a day that has come', () => {
    givenSteps(register())
      .when(
        assess(
          { code: 'XX', evidence: ' ', assessedBy: 'mei.lin', assessedOn: '2026-11-03', validUntil: '2026-11-02' },
          false,
        ),
      )
      .then([
        '/code competence-unknown',
        '/evidence text-missing',
        '/assessedBy assessed-by-oneself',
        '/assessedBy assessor-unknown',
        '/assessedOn assessed-in-the-future',
        '/validUntil period-backwards',
      ])
    // It is the second in Hong Kong already.
    expect(happened(personMachine, [register(), assess({ assessedOn: '2026-11-02', validUntil: null })])).toHaveLength(
      2,
    )
  })

  test('is withdrawn with a reason where it is held', () => {
    givenSteps(register(), assess()).when(withdraw(' ')).then(['/reason text-missing'])
    givenSteps(register(), assess(), withdraw()).when(withdraw()).then(['/competenceId competence-not-held'])
    expect(givenSteps(register(), assess(), withdraw()).state?.competences).toEqual([])
  })
})
