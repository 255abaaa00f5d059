// Made by `npm run generate` from the files of this folder that are named after an operation.
import { acceptRisk } from './accept-risk.ts'
import { closeRisk } from './close-risk.ts'
import { getRisk } from './get-risk.ts'
import { identifyRisk } from './identify-risk.ts'
import { listRisks } from './list-risks.ts'
import { reopenRisk } from './reopen-risk.ts'
import { treatRisk } from './treat-risk.ts'

export const risk = {
  acceptRisk,
  closeRisk,
  getRisk,
  identifyRisk,
  listRisks,
  reopenRisk,
  treatRisk,
}
