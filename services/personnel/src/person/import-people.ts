import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { refusalToProblem } from '@concert/platform/refused-request'
import type { PersonnelContext } from '#context.ts'
import { judgePeople, registerPeople } from './registered-at-once.ts'

/**
 * Registers many people in one transaction, all or none (6.1). Each is judged by the rule of one registration, with those before it on record;
 * a dry run judges the same and writes nothing.
 */
export const importPeople = transactional(
  operations.importPeople,
  async ({ body, ...request }, _context: PersonnelContext, transaction) => {
    const judged = await judgePeople(transaction, request, body.people, (place) => `/people/${place}`)
    if (judged.violations.length > 0) throw refusalToProblem({ kind: 'violations', violations: judged.violations })
    if (!body.dryRun) await registerPeople(transaction, request, judged.decisions)
    return { body: { dryRun: body.dryRun, people: body.people.map(({ personId }) => personId) } }
  },
)
