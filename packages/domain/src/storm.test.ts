import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as application from './application/examples.ts'
import { aiSystemMachine } from './ai-system/table.ts'
import { applicationMachine } from './application/table.ts'
import { artefactMachine } from './artefact/table.ts'
import * as effect from './effect/examples.ts'
import { effectMachine } from './effect/table.ts'
import * as effectStatement from './effect-statement/examples.ts'
import { effectStatementMachine } from './effect-statement/table.ts'
import { messageMachine } from './correspondence/table.ts'
import { envelopeMachine } from './envelope/table.ts'
import { content } from './certificate/examples.ts'
import { attestingAuthorities } from './certificate/content.ts'
import { evaluationSet } from './evaluation/evaluation-set.ts'
import * as evaluation from './evaluation/examples.ts'
import { evaluationMachine } from './evaluation/table.ts'
import { attempt, people, person } from './examples.ts'
import type { Step } from './examples.ts'
import * as intent from './intent/examples.ts'
import { intentMachine } from './intent/table.ts'
import { availableActions, rowsOf } from './machine.ts'
import type { Decision, Machine, MachineTypes } from './machine.ts'
import { organisationMachine } from './organisation/table.ts'
import * as recognition from './recognition/examples.ts'
import { recognitionMachine } from './recognition/table.ts'
import { roles } from './roles.ts'
import { hasConflict } from './standing-guards.ts'
import { clockNoticeMachine } from './clock-notice/table.ts'
import { clockRecountMachine } from './clock-recount/table.ts'
import { closedDayMachine } from './closed-day/table.ts'
import { legalHoldMachine } from './legal-hold/table.ts'
import { authorisationMachine } from './authorisation/table.ts'
import { groupLinkMachine } from './group-link/table.ts'
import { riskMachine } from './risk/table.ts'
import { personMachine } from './person/table.ts'
import { transferBasisMachine } from './transfer-basis/table.ts'

/** Everyone of the example, now with every role: only the guards can keep them apart. */
const persons = [...Object.values(people).map((actor) => actor.id), 'per_prior'].map((id) => person(id, ...roles))

/** A step that somebody else takes, or the one it was. */
function anyStep<M extends MachineTypes>(pool: readonly Step<M>[]): fc.Arbitrary<Step<M>> {
  return fc.tuple(fc.constantFrom(...pool), fc.option(fc.constantFrom(...persons))).map(([step, actor]) =>
    actor === null
      ? step
      : (state) => {
          const made = step(state)
          return { ...made, command: { ...made.command, actor } }
        },
  )
}

/** The steps that lead to the end, with others before each of them: strange, repeated, out of order, by anyone. */
function stormOn<M extends MachineTypes>(path: readonly Step<M>[], pool: readonly Step<M>[]): fc.Arbitrary<Step<M>[]> {
  const gusts = fc.array(anyStep(pool), { maxLength: 3 })
  return fc
    .tuple(...path.map(() => gusts))
    .map((before) => path.flatMap((step, index) => [...(before[index] ?? []), step]))
}

/** Storms a machine and checks after every step; returns how often each status was reached. */
function storm<M extends MachineTypes>(
  machine: Machine<M>,
  storms: fc.Arbitrary<Step<M>[]>,
  holds: (state: M['state']) => void,
  /** The commands that a repetition may leave without an event. */
  repeatable: readonly string[] = [],
): Map<string, number> {
  const reached = new Map<string, number>()
  fc.assert(
    fc.property(storms, (steps) => {
      let state: M['state'] | null = null
      for (const step of steps) {
        const status: string = state?.status ?? 'none'
        const made = step(state)
        const decision: Decision<M['event']> = attempt(machine, state, made)
        const isNotAllowed = !decision.ok && decision.refusal.kind === 'not-allowed'
        const available: readonly string[] = availableActions(machine, status, roles)
        expect(isNotAllowed).toBe(!available.includes(made.command.name))
        if (!decision.ok) continue
        if (!repeatable.includes(made.command.name)) expect(decision.events.length).toBeGreaterThan(0)
        state = decision.events.reduce<M['state'] | null>(machine.evolve, state)
        if (state === null) throw new Error('an event left no state')
        expect([rowsOf(machine, status).get(made.command.name)?.to].flat()).toContain(state.status)
        holds(state)
        reached.set(state.status, (reached.get(state.status) ?? 0) + 1)
      }
    }),
    { numRuns: 150 },
  )
  return reached
}

const distinct = (ids: readonly string[]): number => new Set(ids).size

describe('whatever is commanded, by whomever, in whatever order', () => {
  test('an application is contracted only whole, accepted by an impartial reviewer and signed by both', () => {
    const pool = [
      ...application.applicationJourneys.flat(),
      application.submit(false),
      application.recordCheck({ found: [{ authority: 'mo', lodgedAt: '2026-01-01T00:00:00Z' }] }),
      application.recordCheck({ unanswered: ['mo'] }),
      application.accept({}, { lodgedHere: true }),
      application.answer([{ requirementId: 'TS-01', statement: 'Nothing.', evidence: [] }]),
    ]
    const reached = storm(applicationMachine, stormOn(application.toContracted, pool), (state) => {
      if (state.status === 'draft' || state.status === 'withdrawn') return
      expect(state.declarationNotLodgedElsewhere).toBe(true)
      expect(Object.keys(state.answers).toSorted()).toEqual(['TS-01', 'TS-02'])
      if (state.status !== 'contracted') return
      expect(state.lodgement?.result).toMatchObject({ found: [], unanswered: [] })
      const declared = state.declarations.findLast((one) => one.personId === state.reviewerId)
      expect(declared?.conflict).toBe(false)
      expect(state.agreement?.clauses).toHaveLength(13)
      expect(state.agreement?.clientSignedBy).toBeDefined()
      expect(state.agreement?.countersignedBy).toBeDefined()
    })
    expect(reached.get('contracted')).toBeGreaterThan(0)
    expect(reached.get('withdrawn')).toBeGreaterThan(0)
  })

  test('an evaluation is never granted with anything open, nor by anyone who evaluated, nor by fewer than the quorum', () => {
    const major = evaluation.finding('TS-01', { grade: 'major-nonconformity' })
    const pool = [
      ...evaluation.evaluationJourneys.flat(),
      ...persons.map((actor) => evaluation.vote(actor)),
      ...persons.map((actor) => evaluation.declare('decision-maker', actor)),
      ...persons.map((actor) => evaluation.declare('decision-maker', actor, true)),
      evaluation.record(people.evaluatorOne, major),
      evaluation.raise({ ...evaluation.minor, id: 'ncf_2', requirementId: 'TS-01', grade: 'major' }),
      evaluation.assignReview(people.evaluatorOne.id),
      evaluation.vote(people.deciderThree, 'grant', { evaluationDigest: 'f'.repeat(64) }),
    ]
    const decided = new WeakSet<object>()
    const reached = storm(evaluationMachine, stormOn(evaluation.toGranted, pool), (state) => {
      const evaluated = evaluationSet(state)
      expect(evaluated.has(state.reviewerId ?? '')).toBe(false)
      // Who voted may still declare a conflict as an evaluator; the vote stays in the record and does not count.
      const counting = state.votes.filter((vote) => !hasConflict(state.declarations, vote.personId))
      expect(counting.filter((vote) => evaluated.has(vote.personId))).toEqual([])
      expect(distinct(state.votes.map((vote) => vote.personId))).toBe(state.votes.length)
      if (state.status !== 'granted') return
      expect(state.nonconformities.filter((one) => one.closedAt === undefined)).toEqual([])
      expect(Object.keys(state.findings).toSorted()).toEqual(evaluation.requirements.toSorted())
      expect(Object.values(state.findings).map((finding) => finding.grade)).not.toContain('major-nonconformity')
      expect(distinct(state.decision?.by ?? [])).toBeGreaterThanOrEqual(state.quorum)
      expect(state.votes.map((vote) => vote.evaluationDigest)).toEqual(state.votes.map(() => evaluation.hashOf(state)))
      // A conflict can be declared after the decision too; what counts is whose work it rested on when it was made.
      if (state.decision === undefined || decided.has(state.decision)) return
      decided.add(state.decision)
      expect(state.decision.by.filter((one) => evaluated.has(one))).toEqual([])
      const workers = Object.values(state.findings).map((finding) => finding.evaluatorId)
      const restsOn = [...workers, state.recommendation?.by ?? '', ...state.decision.by]
      expect(restsOn.filter((one) => hasConflict(state.declarations, one))).toEqual([])
    })
    expect(reached.get('granted')).toBeGreaterThan(0)
  })

  test('a recognition is decided only by a quorum of different people who declared, a reservation with conditions', () => {
    const pool = [
      ...recognition.recognitionJourneys.flat(),
      ...persons.map((actor) => recognition.vote(actor, 'reserve')),
      recognition.declare(people.deciderOne, true),
    ]
    const path = recognition.recognitionJourneys[0] ?? []
    const decided = new WeakSet<object>()
    const reached = storm(recognitionMachine, stormOn(path, pool), (state) => {
      const impartial = state.declarations.filter((one) => !one.conflict).map((one) => one.personId)
      expect(state.votes.filter((vote) => !impartial.includes(vote.personId))).toEqual([])
      expect(state.decision === undefined).toBe(state.status === 'received')
      if (state.decision !== undefined) expect(distinct(state.decision.by)).toBeGreaterThanOrEqual(state.quorum)
      if (state.status === 'reserved') expect(state.decision?.conditions).not.toEqual([])
      if (state.decision === undefined || decided.has(state.decision)) return
      decided.add(state.decision)
      expect(state.decision.by.filter((one) => hasConflict(state.declarations, one))).toEqual([])
    })
    expect(reached.get('recognised')).toBeGreaterThan(0)
  })

  test('a certificate is never issued ungranted, unsigned or with anything open, nor suspended by who substantiated', () => {
    const bad = [{ granted: false }, { agreementCountersigned: false }, { openNonconformities: 2 }]
    const badOpenings = bad.map((facts) => effect.open({ certificateNumber: 'GBAAI-BAD' }, facts))
    const pool = [...effect.effectJourneys.flat(), ...badOpenings]
    const path = effect.effectJourneys[1] ?? []
    const reached = storm(effectMachine, stormOn(path, pool), (state) => {
      expect(state.certificateNumber).not.toBe('GBAAI-BAD')
      expect(state.history.at(-1)?.status).toBe(state.status)
      if (state.status === 'suspended') expect(state.substantiatedBy).not.toContain(state.history.at(-1)?.by)
    })
    expect(reached.get('suspended')).toBeGreaterThan(0)
  })

  test('an intent is never issued without a credential, nor assembled without every signature', () => {
    const pool = [
      ...intent.intentJourneys.flat(),
      intent.store({ certificateNumber: 'GBAAI-BAD' }, { granted: false }),
      intent.attest({ signatoryAuthorisation: null }),
      intent.recordAttestation('hk'),
      intent.recordPeer('mo', { isOwnSignatureOnRecord: false }),
    ]
    const reached = storm(
      intentMachine,
      stormOn(intent.toIssued, pool),
      (state) => {
        expect(state.certificateNumber).not.toBe('GBAAI-BAD')
        if (state.status === 'issued') expect(state.assembled).toBe(true)
        if (!state.assembled || state.leadAuthority !== 'hk') return
        expect(state.signedBy).toEqual(attestingAuthorities(content).toSorted())
      },
      ['recordAttestation', 'recordPeerCertificate'],
    )
    expect(reached.get('issued')).toBeGreaterThan(0)
  })

  test('nothing is stated of an effect that was not decided', () => {
    const pool = [...effectStatement.effectStatementJourneys.flat(), effectStatement.sign(3, { decided: null })]
    const path = effectStatement.effectStatementJourneys[0] ?? []
    const reached = storm(effectStatementMachine, stormOn(path, pool), (state) => {
      expect([1, 2]).toContain(state.sequence)
    })
    expect(reached.get('signed')).toBeGreaterThan(0)
  })
})

describe('the end is the end', () => {
  test.each([
    [organisationMachine.name, organisationMachine.table, []],
    [aiSystemMachine.name, aiSystemMachine.table, ['registered']],
    [messageMachine.name, messageMachine.table, ['sent']],
    [artefactMachine.name, artefactMachine.table, ['shredded']],
    [envelopeMachine.name, envelopeMachine.table, ['revived', 'received']],
    [groupLinkMachine.name, groupLinkMachine.table, ['ended', 'withdrawn']],
    [riskMachine.name, riskMachine.table, ['closed']],
    [personMachine.name, personMachine.table, ['registered']],
    [authorisationMachine.name, authorisationMachine.table, ['declined', 'withdrawn']],
    [legalHoldMachine.name, legalHoldMachine.table, ['ended']],
    [clockNoticeMachine.name, clockNoticeMachine.table, ['noticed']],
    [clockRecountMachine.name, clockRecountMachine.table, ['recounted']],
    [closedDayMachine.name, closedDayMachine.table, ['withdrawn']],
    [transferBasisMachine.name, transferBasisMachine.table, ['ended']],
    [applicationMachine.name, applicationMachine.table, ['declined', 'contracted', 'withdrawn']],
    [evaluationMachine.name, evaluationMachine.table, ['granted', 'refused']],
    [recognitionMachine.name, recognitionMachine.table, ['recognised', 'reserved', 'refused']],
    [effectMachine.name, effectMachine.table, ['reserved', 'suspended']],
  ])('no row leaves the final statuses of the %s machine', (_name, table, ends) => {
    const final = Object.entries<Readonly<Record<string, { readonly to: unknown }>>>(table).filter(([status, rows]) =>
      Object.values(rows).every(({ to }) => to === status || (Array.isArray(to) && to.every((one) => one === status))),
    )
    expect(final.map(([status]) => status)).toEqual(ends)
  })

  test.each([
    ['granted', evaluationMachine.table],
    ['refused', evaluationMachine.table],
    ['recognised', recognitionMachine.table],
    ['reserved', recognitionMachine.table],
    ['refused', recognitionMachine.table],
    ['declined', applicationMachine.table],
    ['contracted', applicationMachine.table],
    ['withdrawn', applicationMachine.table],
  ])('where it is %s only a conflict can still be declared', (status, table) => {
    const rows = Object.entries(table).flatMap(([from, of]) => (from === status ? Object.keys(of) : []))
    expect(rows.filter((name) => !/^declare\w*Impartiality$/.test(name))).toEqual([])
    expect(rows).toHaveLength(1)
  })
})
