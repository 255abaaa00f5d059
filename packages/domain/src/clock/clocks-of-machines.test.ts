import { describe, expect, test } from 'vitest'
import { applicationClocks } from '../application/clocks.ts'
import { applicationJourneys } from '../application/examples.ts'
import { applicationMachine } from '../application/table.ts'
import { dataRequestClocks } from '../data-request/clocks.ts'
import { dataRequestJourneys } from '../data-request/examples.ts'
import { dataRequestMachine } from '../data-request/table.ts'
import { effectClocks } from '../effect/clocks.ts'
import { effectJourneys } from '../effect/examples.ts'
import { effectMachine } from '../effect/table.ts'
import { evaluationClocks } from '../evaluation/clocks.ts'
import { evaluationJourneys } from '../evaluation/examples.ts'
import { evaluationMachine } from '../evaluation/table.ts'
import { next, type Step } from '../examples.ts'
import { intentClocks } from '../intent/clocks.ts'
import { intentJourneys } from '../intent/examples.ts'
import { intentMachine } from '../intent/table.ts'
import { availableActions, type Machine, type MachineTypes, rowsOf } from '../machine.ts'
import { organisationClocks } from '../organisation/clocks.ts'
import { organisationJourneys } from '../organisation/examples.ts'
import { organisationMachine } from '../organisation/table.ts'
import { peerDecisionClocks } from '../peer-decision/clocks.ts'
import { peerDecisionJourneys } from '../peer-decision/examples.ts'
import { peerDecisionMachine } from '../peer-decision/table.ts'
import { recognitionClocks } from '../recognition/clocks.ts'
import { recognitionJourneys } from '../recognition/examples.ts'
import { recognitionMachine } from '../recognition/table.ts'
import { type ClockRule, type Clocks, clockRuleOf } from './clock.ts'

/** The moves for which the machine has no command yet: the clock says whose it is all the same. */
const withoutCommand = ['effect reserved', 'effect suspended']

function statesOf<M extends MachineTypes>(machine: Machine<M>, journeys: readonly (readonly Step<M>[])[]) {
  return journeys.flatMap((steps) => {
    let state: M['state'] | null = null
    return steps.map((step) => (state = next(machine, state, step)))
  })
}

function everyState<M extends MachineTypes>(
  machine: Machine<M>,
  journeys: readonly (readonly Step<M>[])[],
  clocks: Clocks<M['state']>,
): void {
  describe(`every state of the ${machine.name} machine`, () => {
    test('has its line, and whoever has the move can make one', () => {
      const states = statesOf(machine, journeys)
      expect(new Set(states.map(({ status }) => status))).toEqual(new Set(Object.keys(clocks)))
      for (const state of states) {
        const rule: ClockRule | null = clockRuleOf(clocks, state)
        if (rule === null || withoutCommand.includes(`${machine.name} ${state.status}`)) continue
        const mover = rule.whoseMove === 'peer-authority' ? 'system' : rule.whoseMove
        expect(availableActions(machine, state.status, [mover]), `${state.status}: ${mover}`).not.toEqual([])
      }
    })

    test('in which nothing can be done but declare has no clock', () => {
      const isEnd = ({ status }: M['state']): boolean =>
        rowsOf(machine, status)
          .keys()
          .every((name) => /^(declare|record)/.test(name)) && !withoutCommand.includes(`${machine.name} ${status}`)
      const ended = statesOf(machine, journeys).filter(isEnd)
      expect(ended.filter((state) => clockRuleOf(clocks, state) !== null)).toEqual([])
    })

    test('leads to the clocks of before', () => {
      const lines = statesOf(machine, journeys).map((state) => {
        const rule: ClockRule | null = clockRuleOf(clocks, state)
        if (rule === null) return `${state.status}: –`
        const { task, whoseMove, term, stands } = rule
        return `${state.status}: ${task}, ${whoseMove}, ${JSON.stringify(term)}${stands === null ? '' : `, stands: ${stands.because}`}`
      })
      expect([...new Set(lines)].toSorted()).toMatchSnapshot()
    })
  })
}

everyState(organisationMachine, organisationJourneys, organisationClocks)
everyState(applicationMachine, applicationJourneys, applicationClocks)
everyState(evaluationMachine, evaluationJourneys, evaluationClocks)
everyState(recognitionMachine, recognitionJourneys, recognitionClocks)
everyState(peerDecisionMachine, peerDecisionJourneys, peerDecisionClocks)
everyState(intentMachine, intentJourneys, intentClocks)
everyState(effectMachine, effectJourneys, effectClocks)
everyState(dataRequestMachine, dataRequestJourneys, dataRequestClocks)
