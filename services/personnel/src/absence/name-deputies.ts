import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { absenceCase } from './case.ts'
import { deputyFacts } from './known.ts'

/** Names who stands in for somebody from now on. */
export const nameDeputies = command(absenceCase, operations.nameDeputies, {
  as: 'personnel-administrator',
  facts: ({ transaction, row, request: { body } }) => deputyFacts(transaction, body.deputies, row.state.fromOn),
})
