import { z } from 'zod'
import { date } from '../primitives.ts'
import { riskParticulars } from '../shapes/risk.ts'
import { stamp } from './parts.ts'

const answered = { ...stamp, reason: z.string() }

/** Risks to the impartiality of an authority. */
export const riskEvents = {
  RiskIdentified: z.object({ ...stamp, ...riskParticulars }),
  RiskTreated: z.object({ ...answered, reviewOn: date }),
  RiskAccepted: z.object({ ...answered, reviewOn: date }),
  RiskReopened: z.object({ ...answered, isBlocking: z.boolean(), reviewOn: date }),
  RiskClosed: z.object(answered),
}
