import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, attempt, happened, people, type Step } from '../examples.ts'
import { afterSteps, given } from '../given-when-then.fixture.ts'
import { fold } from '../machine.ts'
import { actionsOn } from './actions.ts'
import {
  both,
  confirm,
  confirmResumption,
  give,
  proposal,
  propose,
  proposeResumption,
  suspend,
  withdraw,
} from './examples.ts'
import type { AuthorisationTypes } from './events.ts'
import { authorisationMachine } from './table.ts'

const { administrator, otherAdministrator } = people
const { givenSteps } = afterSteps(authorisationMachine)
const alone = [{ personId: administrator.id, isInForce: true }]
const administration = propose({ function: 'personnel-administrator' })
const other = {
  grantId: 'gra_2',
  loanId: null,
  function: 'evaluator',
  status: 'granted',
  validFrom: '2027-05-02T16:00:00.000Z',
  validUntil: '2027-08-02T16:00:00.000Z',
} as const
const refusesProposal = (change: Parameters<typeof propose>[0], known: object, outcome: string[]) =>
  given(authorisationMachine, []).when(propose(change, known)).then(outcome)

describe('an authorisation', () => {
  test('is proposed by one administrator, given by another, and holds from then on', () => {
    const { name: _name, at: _at, actor, ...said } = proposal
    expect(givenSteps(propose(), confirm()).state).toEqual({
      ...said,
      status: 'granted',
      proposedBy: actor.id,
      founding: false,
      suspensionReason: null,
      resumption: null,
      end: null,
    })
  })

  test('is given by nobody to themselves, at no step', () => {
    refusesProposal({ personId: administrator.id }, {}, ['/personId own-authorisation'])
    const own = propose({ actor: otherAdministrator, personId: administrator.id, function: 'personnel-administrator' })
    givenSteps(own).when(confirm(administrator)).then(['own-authorisation'])
    const third = { ...people.signatory, roles: ['personnel-administrator'] as const }
    givenSteps(own, confirm(third, inForce(third.id)))
      .when(suspend)
      .then(['own-authorisation'])
  })

  test('is confirmed by another one than who proposed it, and both are administrators then', () => {
    givenSteps(propose())
      .when(confirm(administrator))
      .then([`confirmed-by-proposer ${administrator.id}`])
    const gone = { administrators: both.filter(({ personId }) => personId !== administrator.id) }
    givenSteps(propose()).when(confirm(otherAdministrator, gone)).then(['proposer-no-administrator'])
    const toCome = { administrators: [{ personId: administrator.id, isInForce: false }, ...both.slice(1)] }
    givenSteps(propose()).when(confirm(otherAdministrator, toCome)).then(['proposer-no-administrator'])
  })

  test('is neither given nor taken by somebody who was an administrator until their turn came', () => {
    const gone = { administrators: both.slice(0, 1) }
    givenSteps(propose()).when(confirm(otherAdministrator, gone)).then(['not-authorised'])
    givenSteps(propose(), confirm())
      .when(withdraw(null, { actor: otherAdministrator, known: gone }))
      .then(['not-authorised'])
  })

  test('is for one of the personnel, competent where they evaluate', () => {
    refusesProposal({}, { isOnRecord: false, competences: [] }, [
      '/personId person-not-on-record',
      '/personId evaluator-not-competent',
    ])
    expect(happened(authorisationMachine, [propose({ function: 'signatory' }, { competences: [] })])).toHaveLength(1)
    givenSteps(propose())
      .when(confirm(otherAdministrator, { competences: [] }))
      .then(['/personId evaluator-not-competent'])
  })

  test('runs forward, for five years at most, and has not ended', () => {
    refusesProposal({ validUntil: proposal.validFrom }, {}, ['/validUntil authorisation-backwards'])
    refusesProposal({ validUntil: '2031-11-02T16:00:00.001Z' }, {}, ['/validUntil authorisation-too-long'])
    expect(happened(authorisationMachine, [propose({ validUntil: '2031-11-02T16:00:00.000Z' })])).toHaveLength(1)
    const past = { validFrom: '2026-01-01T00:00:00.000Z', undertakingOn: '2025-12-01' }
    refusesProposal({ ...past, validUntil: at }, {}, ['/validUntil authorisation-over'])
    givenSteps(propose())
      .when(confirm(otherAdministrator, {}, proposal.validUntil))
      .then(['authorisation-over'])
  })

  test('rests on an undertaking of confidentiality that was signed before it begins', () => {
    // It is the second in Hong Kong, and the authorisation begins on the third.
    refusesProposal({ undertakingOn: '2026-11-03' }, {}, ['/undertakingOn undertaking-not-signed'])
    expect(happened(authorisationMachine, [propose({ undertakingOn: '2026-11-02' })])).toHaveLength(1)
    refusesProposal({ validFrom: '2026-10-01T00:00:00.000Z', undertakingOn: '2026-10-02' }, {}, [
      '/undertakingOn undertaking-not-signed',
    ])
  })

  test('for one function is one at a time, to the instant', () => {
    const { validFrom, validUntil } = other
    refusesProposal({}, { others: [other] }, ['/validFrom authorisation-overlaps gra_2'])
    givenSteps(propose())
      .when(confirm(otherAdministrator, { others: [other] }))
      .then(['/validFrom authorisation-overlaps gra_2'])
    for (const period of [{ validUntil: validFrom }, { validFrom: validUntil }]) {
      expect(happened(authorisationMachine, [propose(period, { others: [other] })])).toHaveLength(1)
    }
    expect(happened(authorisationMachine, [propose({ function: 'signatory' }, { others: [other] })])).toHaveLength(1)
  })

  test('as administrator is of nobody who acts or is to act in cases, and the reverse', () => {
    for (const status of ['proposed', 'granted', 'suspended'] as const) {
      refusesProposal({ function: 'personnel-administrator' }, { others: [{ ...other, status }] }, [
        '/function administrator-acts-in-case',
      ])
      const held = { ...other, status, function: 'personnel-administrator' }
      refusesProposal({}, { others: [held] }, ['/function administrator-acts-in-case'])
      givenSteps(propose())
        .when(confirm(otherAdministrator, { others: [held] }))
        .then(['/function administrator-acts-in-case'])
    }
  })

  test('is declined, suspended, brought back and withdrawn with a reason', () => {
    refusesProposal({ reason: ' ' }, {}, ['/reason text-missing'])
    givenSteps(propose())
      .when(give('declineAuthorisation', { why: '' }))
      .then(['/reason text-missing'])
    const granted = [propose(), confirm()]
    givenSteps(...granted)
      .when(give('suspendAuthorisation', { why: ' ' }))
      .then(['/reason text-missing'])
    givenSteps(...granted)
      .when(withdraw(null, { why: ' ' }))
      .then(['/reason text-missing'])
    const suspended = [...granted, suspend]
    givenSteps(...suspended)
      .when(give('proposeResumption', { why: ' ' }))
      .then(['/reason text-missing'])
    givenSteps(...suspended, proposeResumption)
      .when(give('declineResumption', { why: ' ' }))
      .then(['/reason text-missing'])
  })

  test('that was suspended is brought back by two, and what else there is of the person is asked again', () => {
    const steps = [propose(), confirm(), suspend, proposeResumption]
    givenSteps(...steps)
      .when(confirmResumption(administrator))
      .then([`confirmed-by-proposer ${administrator.id}`])
    givenSteps(...steps)
      .when(confirmResumption(otherAdministrator, { others: [other] }))
      .then(['/validFrom authorisation-overlaps gra_2'])
    givenSteps(...steps)
      .when(confirmResumption(otherAdministrator, {}, proposal.validUntil))
      .then(['authorisation-over'])
    expect(givenSteps(...steps, give('declineResumption')).state).toMatchObject({
      status: 'suspended',
      resumption: null,
    })
    expect(givenSteps(...steps, confirmResumption()).state).toMatchObject({ status: 'granted', suspensionReason: null })
    givenSteps(propose(), confirm())
      .when(give('suspendAuthorisation', { now: proposal.validUntil }))
      .then(['authorisation-over'])
  })

  test('is withdrawn from now, or from an instant that has passed', () => {
    const granted = [propose(), confirm()]
    const later = '2026-11-02T02:00:00.001Z'
    givenSteps(...granted)
      .when(withdraw(later))
      .then(['/effectiveFrom withdrawn-in-the-future'])
    expect(givenSteps(...granted, withdraw()).state?.end?.effectiveFrom).toBe(at)
    const since = '2026-10-01T00:00:00.000Z'
    expect(givenSteps(...granted, withdraw(since)).state).toMatchObject({
      status: 'withdrawn',
      end: { effectiveFrom: since },
    })
  })

  test('from before there were proposals is put on record as it stood, when it is first acted on', () => {
    const { state } = givenSteps(propose(), confirm())
    if (state === null) throw new Error('it was granted')
    const legacy = { ...state, proposedBy: null, reason: null }
    const { command, facts } = give('suspendAuthorisation', { known: { isUnrecorded: true } })(legacy)
    const row = authorisationMachine.table.granted.suspendAuthorisation
    const events = row?.then(legacy, command as never, facts as never) ?? []
    expect(events.map(({ type }) => type)).toEqual(['AuthorisationRecorded', 'AuthorisationSuspended'])
    const folded = events.reduce<typeof state | null>(authorisationMachine.evolve, null)
    expect(folded).toEqual({ ...legacy, status: 'suspended', suspensionReason: proposal.reason })
  })
})

describe('the only administrator of an authority', () => {
  const known = { administrators: alone }

  test('gives a second one alone, and the event says so', () => {
    const events = happened(authorisationMachine, [administration, confirm(administrator, known)])
    expect(events.at(-1)).toMatchObject({ type: 'AuthorisationGranted', founding: true })
    expect(happened(authorisationMachine, [administration, confirm()]).at(-1)).toMatchObject({ founding: false })
  })

  test('gives nothing else alone, nor where there is another one, now or from a day to come', () => {
    givenSteps(propose())
      .when(confirm(administrator, known))
      .then([`confirmed-by-proposer ${administrator.id}`])
    for (const isInForce of [true, false]) {
      const two = { administrators: [...alone, { personId: 'per_x', isInForce }] }
      givenSteps(administration)
        .when(confirm(administrator, two))
        .then([`confirmed-by-proposer ${administrator.id}`])
    }
    givenSteps(administration)
      .when(confirm(administrator, { administrators: [] }))
      .then(['not-authorised', `confirmed-by-proposer ${administrator.id}`])
  })

  test('brings a second one back alone', () => {
    const steps = [administration, confirm(), suspend, proposeResumption]
    const events = happened(authorisationMachine, [...steps, confirmResumption(administrator, known)])
    expect(events.at(-1)).toMatchObject({ type: 'AuthorisationResumed', founding: true })
  })
})

describe('the actions that are offered', () => {
  const offered = (steps: readonly Step<AuthorisationTypes>[], actor = administrator, facts = {}) => {
    const { state } = givenSteps(...steps)
    return state === null ? [] : actionsOn(state, actor, { authority: 'hk', administrators: both, at, ...facts })
  }

  test('are none that must fail', () => {
    expect(offered([propose()])).toEqual(['declineAuthorisation'])
    expect(offered([propose()], otherAdministrator)).toEqual(['confirmAuthorisation', 'declineAuthorisation'])
    expect(offered([propose(), confirm()])).toEqual(['suspendAuthorisation', 'withdrawAuthorisation'])
    expect(offered([propose(), confirm()], administrator, { at: proposal.validUntil })).toEqual([
      'withdrawAuthorisation',
    ])
    expect(offered([administration], administrator, { administrators: alone })).toContain('confirmAuthorisation')
    const own = propose({ actor: otherAdministrator, personId: administrator.id })
    expect(offered([own])).toEqual(['declineAuthorisation'])
    expect(offered([propose(), confirm()], people.planOwner)).toEqual([])
  })
})

function inForce(personId: string) {
  return { administrators: [...both, { personId, isInForce: true }] }
}

test('power is never given by fewer than two, nor by or to the same person, whatever is tried in whatever order', () => {
  const third = { id: 'per_third', roles: ['personnel-administrator'] as const }
  const holder = { ...third, id: proposal.personId }
  const known = {
    administrators: [...both, third, holder].map((one) => ({
      personId: 'id' in one ? one.id : one.personId,
      isInForce: true,
    })),
  }
  const actors = fc.constantFrom(administrator, otherAdministrator, third, holder)
  const step = actors.chain((actor) =>
    fc.constantFrom(
      confirm(actor, known),
      confirmResumption(actor, known),
      withdraw(null, { actor, known }),
      ...(['declineAuthorisation', 'suspendAuthorisation', 'proposeResumption', 'declineResumption'] as const).map(
        (name) => give(name, { actor, known }),
      ),
    ),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let events = happened(authorisationMachine, [propose()])
      for (const one of steps) {
        const state = fold(authorisationMachine, events)
        const decision = attempt(authorisationMachine, state, one(state))
        if (decision.ok) events = [...events, ...decision.events]
      }
      let proposedBy = ''
      for (const { type, by } of events) {
        if (type === 'AuthorisationProposed' || type === 'ResumptionProposed') proposedBy = by
        if (type !== 'AuthorisationGranted' && type !== 'AuthorisationResumed') continue
        expect(new Set([by, proposedBy, proposal.personId]).size).toBe(3)
      }
    }),
  )
})
