import type { Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { blankText, isDigest, violation } from '../violation.ts'
import type { RegisterAiSystem } from './commands.ts'

/** What is certified is one version of a system, known by its weights: both are named. */
export const systemIsIdentified: Guard<null, RegisterAiSystem, CellFacts> = {
  name: 'system-identified',
  clause: 'iso17065-7.2',
  check: (_state, { systemVersion, weightsDigest }) => {
    return [
      ...blankText('/systemVersion', systemVersion, 'system-version'),
      ...(isDigest(weightsDigest) ? [] : [violation('digest-malformed', '/weightsDigest', {})]),
    ]
  },
  inputs: (_state, { organisationId, systemVersion, weightsDigest }) => ({
    organisationId,
    systemVersion,
    weightsDigest,
  }),
}
