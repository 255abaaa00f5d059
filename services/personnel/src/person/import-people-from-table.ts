import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { rulesNotMet } from '@concert/platform/refused-request'
import type { PersonnelContext } from '#context.ts'
import { peopleOfTable } from './people-of-table.ts'
import { judgePeople, registerPeople } from './registered-at-once.ts'

/** How many errors one answer lists. */
const TABLE_ERRORS_MAX = 500

/** As `importPeople`, of a table. What cannot be read and what the rules refuse is named at once, each at its line and column. */
export const importPeopleFromTable = transactional(
  operations.importPeopleFromTable,
  async ({ query, body, ...request }, _context: PersonnelContext, transaction) => {
    const { people, faults } = peopleOfTable(tableIn(body))
    const judged = await judgePeople(
      transaction,
      request,
      people.map(({ person }) => person),
      (place) => `/${people[place]?.line}`,
    )
    const violations = judged.violations.map((one) => ({ ...one, subject: `line ${one.pointer.split('/')[1]}` }))
    const errors = [...faults, ...violations]
    if (errors.length > 0) rulesNotMet(errors.slice(0, TABLE_ERRORS_MAX))
    const dryRun = query.dryRun === 'true'
    if (!dryRun) await registerPeople(transaction, request, judged.decisions)
    return { body: { dryRun, people: people.map(({ person }) => person.personId) } }
  },
)

/** The parser of the media type has made a text of it; there is none where nothing was sent. */
function tableIn(body: unknown): string {
  return typeof body === 'string' ? body : ''
}
