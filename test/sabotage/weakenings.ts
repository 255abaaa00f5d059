import { ofAuthorisations } from './of-authorisations.ts'
import { ofCases } from './of-cases.ts'
import { ofCrossing } from './of-crossing.ts'
import { ofEvidence } from './of-evidence.ts'
import { ofExchange } from './of-exchange.ts'
import { ofIdentity } from './of-identity.ts'
import { ofIntake } from './of-intake.ts'
import { ofLoans } from './of-loans.ts'
import { ofPersonnel } from './of-personnel.ts'
import { ofSealedEvidence } from './of-sealed-evidence.ts'
import { ofTheDatabase } from './of-the-database.ts'
import { ofTheService } from './of-the-service.ts'

/** What `npm run sabotage` does to a copy of the tree, one after the other. Each must turn some test red. */
export const weakenings = [
  ...ofTheDatabase,
  ...ofIdentity,
  ...ofCases,
  ...ofCrossing,
  ...ofEvidence,
  ...ofSealedEvidence,
  ...ofIntake,
  ...ofExchange,
  ...ofPersonnel,
  ...ofAuthorisations,
  ...ofLoans,
  ...ofTheService,
]
