import { z } from 'zod'
import { date } from '../primitives.ts'
import { filingParticulars, proofParticulars, transferBasisParticulars } from '../shapes/transfer-basis.ts'
import { stamp } from './parts.ts'

/** Legal bases on which content may cross a border. */
export const transferBasisEvents = {
  TransferBasisRecorded: z.object({ ...stamp, ...transferBasisParticulars }),
  FilingRecorded: z.object({ ...stamp, ...filingParticulars }),
  TransferBasisTerminated: z.object({ ...stamp, on: date, reason: z.string() }),
  ReturnOrDeletionProved: z.object({ ...stamp, ...proofParticulars }),
}
