import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { organisationCase } from './case.ts'

/** Declares, for one organisation, whether an interest conflicts with judging its claim (ISO/IEC 17065 4.2, 6.1.3). */
export const declareOrganisationImpartiality = command(organisationCase, operations.declareOrganisationImpartiality, {
  as: 'application-reviewer',
})
