import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { absenceCase } from './case.ts'
import { deputyFacts } from './known.ts'

/** Names who stands in for the caller from now on. */
export const nameOwnDeputies = command(absenceCase, operations.nameOwnDeputies, {
  facts: ({ transaction, row, request: { body } }) => deputyFacts(transaction, body.deputies, row.state.fromOn),
})
