import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { absenceJourneys } from './absence/examples.ts'
import { absenceMachine } from './absence/table.ts'
import { aiSystemJourneys } from './ai-system/examples.ts'
import { aiSystemMachine } from './ai-system/table.ts'
import { applicationJourneys } from './application/examples.ts'
import { applicationMachine } from './application/table.ts'
import { dataRequestJourneys } from './data-request/examples.ts'
import { dataRequestMachine } from './data-request/table.ts'
import { messageJourneys } from './correspondence/examples.ts'
import { messageMachine } from './correspondence/table.ts'
import { clockNoticeJourneys } from './clock-notice/examples.ts'
import { clockNoticeMachine } from './clock-notice/table.ts'
import { clockRecountJourneys } from './clock-recount/examples.ts'
import { clockRecountMachine } from './clock-recount/table.ts'
import { closedDayJourneys } from './closed-day/examples.ts'
import { closedDayMachine } from './closed-day/table.ts'
import { effectDeclarationJourneys } from './effect-declaration/examples.ts'
import { effectDeclarationMachine } from './effect-declaration/table.ts'
import { authorisationJourneys } from './authorisation/examples.ts'
import { authorisationMachine } from './authorisation/table.ts'
import { artefactJourneys } from './artefact/examples.ts'
import { artefactMachine } from './artefact/table.ts'
import { effectStatementJourneys } from './effect-statement/examples.ts'
import { effectStatementMachine } from './effect-statement/table.ts'
import { effectJourneys } from './effect/examples.ts'
import { effectMachine } from './effect/table.ts'
import { envelopeJourneys } from './envelope/examples.ts'
import { envelopeMachine } from './envelope/table.ts'
import { evaluationJourneys } from './evaluation/examples.ts'
import { evaluationMachine } from './evaluation/table.ts'
import { attempt, authorisation, codes, next } from './examples.ts'
import type { Attempt, Step } from './examples.ts'
import { availableActions, rowsOf } from './machine.ts'
import type { Machine, MachineTypes } from './machine.ts'
import { intentJourneys } from './intent/examples.ts'
import { intentMachine } from './intent/table.ts'
import { legalHoldJourneys } from './legal-hold/examples.ts'
import { legalHoldMachine } from './legal-hold/table.ts'
import { organisationJourneys } from './organisation/examples.ts'
import { organisationMachine } from './organisation/table.ts'
import { peerDecisionJourneys } from './peer-decision/examples.ts'
import { peerDecisionMachine } from './peer-decision/table.ts'
import { peerEvidenceJourneys } from './peer-evidence/examples.ts'
import { peerEvidenceMachine } from './peer-evidence/table.ts'
import { recognitionJourneys } from './recognition/examples.ts'
import { recognitionMachine } from './recognition/table.ts'
import { roles, staffRoles } from './roles.ts'
import { loanJourneys } from './loan/examples.ts'
import { loanMachine } from './loan/table.ts'
import { groupLinkJourneys } from './group-link/examples.ts'
import { groupLinkMachine } from './group-link/table.ts'
import { riskJourneys } from './risk/examples.ts'
import { riskMachine } from './risk/table.ts'
import { personJourneys } from './person/examples.ts'
import { personMachine } from './person/table.ts'
import { transferBasisJourneys } from './transfer-basis/steps.ts'
import { transferBasisMachine } from './transfer-basis/table.ts'

/** A step of a journey in the state that it meets, with what it led to. */
type Taken<M extends MachineTypes> = { from: M['state'] | null; made: Attempt<M>; to: M['state'] }

function takenBy<M extends MachineTypes>(machine: Machine<M>, journeys: readonly (readonly Step<M>[])[]): Taken<M>[] {
  return journeys.flatMap((steps) => {
    let from: M['state'] | null = null
    return steps.map((step) => {
      const taken = { from, made: step(from), to: next(machine, from, step) }
      from = taken.to
      return taken
    })
  })
}

/** What every machine owes, whatever its rules are. A case that no edition judges is pinned to its authority alone. */
function everyRow<M extends MachineTypes>(
  machine: Machine<M>,
  journeys: readonly (readonly Step<M>[])[],
  pins = ['authority-not-pinned', 'edition-not-pinned'],
): void {
  const rowKeys = Object.keys(machine.table).flatMap((from) =>
    [...rowsOf(machine, from).keys()].map((name) => `${from} ${name}`),
  )
  // Anew for each test: what runs while the file is loaded belongs to no test, and a mutant in it would be tried on all of them.
  const taken = () => takenBy(machine, journeys)
  const judged = () =>
    taken().map(({ from, made }) => {
      const row = rowsOf(machine, from?.status ?? 'none').get(made.command.name)
      if (row === undefined) throw new Error(`no row for ${made.command.name}`)
      return { from, made, row, held: row.by.find((role) => staffRoles.some((staffRole) => staffRole === role)) }
    })
  const byStaff = () => judged().filter(({ held }) => held !== undefined)

  describe(`each row of the ${machine.name} machine`, () => {
    test('is taken by an example, and leads where the table says', () => {
      expect(
        [...new Set(taken().map(({ from, made }) => `${from?.status ?? 'none'} ${made.command.name}`))].toSorted(),
      ).toEqual(rowKeys.toSorted())
      for (const { from, made, to } of taken()) {
        const row = rowsOf(machine, from?.status ?? 'none').get(made.command.name)
        expect([row?.to].flat()).toContain(to.status)
      }
    })

    test('leaves a receipt for every guard, whose inputs can be written as JSON', () => {
      for (const { from, made, row } of judged()) {
        const decision = attempt(machine, from, made)
        const receipts = decision.ok ? decision.receipts : []
        expect(receipts.map((receipt) => [receipt.guard, receipt.clause])).toEqual(
          row.guards.map((guard) => [guard.name, guard.clause]),
        )
        for (const { inputs } of receipts) expect(JSON.parse(JSON.stringify(inputs))).toStrictEqual(inputs)
      }
    })

    test('leaves the receipts of before: a receipt is kept for ever, so its guard, clause and members are not renamed', async () => {
      const receipts = judged().flatMap(({ from, made }) => {
        const decision = attempt(machine, from, made)
        return decision.ok ? decision.receipts : []
      })
      const lines = receipts.map(
        ({ guard, clause, inputs }) =>
          `${guard}  ${clause}  ${Object.keys(inputs ?? {})
            .toSorted()
            .join(' ')}`,
      )
      const folder = join(import.meta.dirname, machine.name)
      await expect(`${[...new Set(lines)].toSorted().join('\n')}\n`).toMatchFileSnapshot(join(folder, 'receipts.txt'))
    })

    test('is closed to an actor without a role for it', () => {
      for (const { from, made, row } of judged()) {
        const others = roles.filter((role) => !row.by.includes(role))
        const command = { ...made.command, actor: { id: 'per_other', roles: others } }
        expect(attempt(machine, from, { ...made, command })).toEqual({
          ok: false,
          refusal: { kind: 'forbidden', needed: row.by },
        })
      }
    })

    test('judges what the case is pinned to', () => {
      for (const { from, made } of judged()) {
        const { authority: own } = { authority: 'hk', ...made.facts }
        const facts = { ...made.facts, authority: own === 'cn-gd' ? 'mo' : 'cn-gd', edition: 'GBA-AI 2031-1' }
        expect(codes(attempt(machine, from, { ...made, facts }))).toEqual(expect.arrayContaining(pins))
      }
    })

    test('judges an unexpired authorisation of staff for the very function', () => {
      for (const { from, made, held } of byStaff()) {
        const own = authorisation(staffRoles.find((role) => role === held) ?? 'signatory')
        const other = authorisation(staffRoles.find((role) => role !== held) ?? 'signatory')
        const bad = [null, other, { ...own, validUntil: made.command.at }, { ...own, validUntil: 'for ever' }]
        for (const one of bad) {
          const facts = { ...made.facts, authorisation: one }
          expect(codes(attempt(machine, from, { ...made, facts }))).toContain('not-authorised')
        }
        const claimed = { ...made.command, actor: { ...made.command.actor, authorisationId: 'aut_other' } }
        expect(codes(attempt(machine, from, { ...made, command: claimed }))).toContain('not-authorised')
      }
    })

    test('judges a declaration of those who judge the case', () => {
      const judges = ['application-reviewer', 'evaluator', 'report-reviewer', 'decision-maker']
      const declaring = byStaff().filter(
        ({ made, held }) => !/^declare\w*Impartiality$/.test(made.command.name) && judges.includes(held ?? ''),
      )
      for (const { from, made } of declaring) {
        const state = from === null ? null : { ...from, declarations: [] }
        const facts = { ...made.facts, declared: false }
        expect(codes(attempt(machine, state, { ...made, facts }))).toContain('impartiality-not-declared')
      }
    })

    test('judges at every act the cooling-off of those who evaluate, review or decide, but for declaring the conflict', () => {
      const kept = byStaff().filter(({ held }) =>
        ['evaluator', 'report-reviewer', 'decision-maker'].includes(held ?? ''),
      )
      for (const { from, made } of kept) {
        const isConflict = 'conflict' in made.command && made.command.conflict === true
        for (const [lastServedClientOn, isFree] of [
          ['2024-11-02', true],
          ['2024-11-03', isConflict],
        ] as const) {
          const facts = { ...made.facts, lastServedClientOn }
          expect(codes(attempt(machine, from, { ...made, facts })).includes('cooling-off')).toBe(!isFree)
        }
      }
    })

    test('is the whole of what is available: every other command is not allowed, and tells what is', () => {
      const names = [...new Set(rowKeys.map((key) => key.split(' ')[1] ?? ''))]
      const states = [null, ...taken().map(({ to }) => to)]
      // Whether a command is allowed depends on its name and the status, so one of each name is enough in each state.
      const commands = new Map(taken().map(({ made }) => [made.command.name, made])).values().toArray()
      for (const state of states) {
        const status = state?.status ?? 'none'
        const available: readonly string[] = availableActions(machine, status, roles)
        for (const made of commands) {
          const decision = attempt(machine, state, made)
          const isNotAllowed = !decision.ok && decision.refusal.kind === 'not-allowed'
          expect(isNotAllowed).toBe(!available.includes(made.command.name))
          if (isNotAllowed) expect(decision).toMatchObject({ refusal: { status, allowed: available } })
        }
        expect(names).toEqual(expect.arrayContaining([...available]))
      }
    })
  })
}

everyRow(organisationMachine, organisationJourneys, ['authority-not-pinned'])
everyRow(aiSystemMachine, aiSystemJourneys, ['authority-not-pinned'])
everyRow(applicationMachine, applicationJourneys)
everyRow(artefactMachine, artefactJourneys, ['authority-not-pinned'])
everyRow(envelopeMachine, envelopeJourneys, ['authority-not-pinned'])
everyRow(messageMachine, messageJourneys)
everyRow(evaluationMachine, evaluationJourneys)
everyRow(recognitionMachine, recognitionJourneys)
everyRow(peerDecisionMachine, peerDecisionJourneys)
everyRow(peerEvidenceMachine, peerEvidenceJourneys, ['authority-not-pinned'])
everyRow(intentMachine, intentJourneys)
everyRow(effectDeclarationMachine, effectDeclarationJourneys)
everyRow(effectStatementMachine, effectStatementJourneys)
everyRow(effectMachine, effectJourneys)
everyRow(groupLinkMachine, groupLinkJourneys, ['authority-not-pinned'])
everyRow(riskMachine, riskJourneys, ['authority-not-pinned'])
everyRow(personMachine, personJourneys, ['authority-not-pinned'])
everyRow(absenceMachine, absenceJourneys, ['authority-not-pinned'])
everyRow(dataRequestMachine, dataRequestJourneys, ['authority-not-pinned'])
everyRow(authorisationMachine, authorisationJourneys, ['authority-not-pinned'])
everyRow(loanMachine, loanJourneys, ['authority-not-pinned'])
everyRow(legalHoldMachine, legalHoldJourneys, ['authority-not-pinned'])
everyRow(closedDayMachine, closedDayJourneys, ['authority-not-pinned'])
everyRow(clockRecountMachine, clockRecountJourneys, ['authority-not-pinned'])
everyRow(clockNoticeMachine, clockNoticeJourneys, ['authority-not-pinned'])
everyRow(transferBasisMachine, transferBasisJourneys, ['authority-not-pinned'])
