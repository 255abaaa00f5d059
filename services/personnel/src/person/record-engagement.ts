import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { personCase } from './case.ts'

/** Records that a person works for or advises a client, or did (4.2.10): every case of that client sees it from then on. */
export const recordEngagement = command(personCase, operations.recordEngagement, {
  as: 'personnel-administrator',
  given: ({ request: { body } }) => ({ ...body, engagementId: newId('eng') }),
})
