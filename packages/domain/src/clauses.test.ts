import { expect, test } from 'vitest'
import { applicationMachine } from './application/table.ts'
import { authorisationMachine } from './authorisation/table.ts'
import { artefactMachine } from './artefact/table.ts'
import { certificateLints } from './certificate/lints.ts'
import { effectStatementMachine } from './effect-statement/table.ts'
import { effectMachine } from './effect/table.ts'
import { intentMachine } from './intent/table.ts'
import { clauses } from './clauses.ts'
import { evaluationMachine } from './evaluation/table.ts'
import { rowsOf } from './machine.ts'
import { fileGuards } from './need-to-know.ts'
import { clockNoticeMachine } from './clock-notice/table.ts'
import { loanMachine } from './loan/table.ts'
import { dataRequestMachine } from './data-request/table.ts'
import { personMachine } from './person/table.ts'
import { basisEndGuards, basisGuards } from './transfer-basis/guards.ts'
import type { Machine, MachineTypes } from './machine.ts'
import { readGuards } from './read-gate/guards.ts'
import { recognitionMachine } from './recognition/table.ts'

function citedBy<M extends MachineTypes>(machine: Machine<M>): string[] {
  return Object.keys(machine.table).flatMap((from) =>
    [...rowsOf(machine, from).values()].flatMap((row) => row.guards.map((guard) => guard.clause)),
  )
}

test('every clause is cited by a guard or a lint, so that none outlives its rule', () => {
  const cited = new Set([
    ...citedBy(applicationMachine),
    ...citedBy(artefactMachine),
    ...citedBy(evaluationMachine),
    ...citedBy(recognitionMachine),
    ...citedBy(effectMachine),
    ...citedBy(effectStatementMachine),
    ...citedBy(intentMachine),
    ...citedBy(personMachine),
    ...citedBy(dataRequestMachine),
    ...citedBy(clockNoticeMachine),
    ...citedBy(authorisationMachine),
    ...citedBy(loanMachine),
    ...certificateLints.map((lint) => lint.clause),
    ...fileGuards.map((guard) => guard.clause),
    ...[...basisGuards, ...basisEndGuards, ...readGuards].map((guard) => guard.clause),
  ])
  expect(Object.keys(clauses).filter((id) => !cited.has(id))).toEqual([])
})
