import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { fold } from '@concert/domain/machine'
import type { PersonEvent } from '@concert/domain/person/events'
import { personMachine } from '@concert/domain/person/table'
import { transactional } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'

/** What was on record at an instant: every event of the person up to it, folded. Nothing that was corrected since is missing. */
export const getPersonAsKnown = transactional(
  operations.getPersonAsKnown,
  async ({ params: { personId }, query: { asKnownAt } }, _context, transaction) => {
    const until = Date.parse(asKnownAt)
    const events = (await eventsOf(transaction, personId)).filter(({ at }) => Date.parse(at) <= until)
    const known = fold(personMachine, events) ?? notFound('person')
    const { status: _status, languages, accounts, engagements, competences, corrections, ...whose } = known
    return {
      body: {
        ...whose,
        asKnownAt,
        languages: [...languages],
        accounts: [...accounts],
        engagements: [...engagements],
        competences: [...competences],
        corrections: [...corrections],
      },
    }
  },
)

async function eventsOf({ client }: Transaction, personId: string): Promise<PersonEvent[]> {
  const { rows } = await client.query<{ type: string; payload: object }>({
    name: 'personnel-events-of-person',
    text: 'select type, payload from platform.events_of_case($1, $2)',
    values: ['person', personId],
  })
  // The database keeps no event of the stream whose schema the machine does not fold.
  return rows.map(({ type, payload }) => ({ ...payload, type }) as unknown as PersonEvent)
}
