import type { Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { blankText, isDigest } from '../violation.ts'
import type { RegisterAiSystem } from './commands.ts'

/** What is certified is one version of a system, known by its weights: both are named. */
export const systemIsIdentified: Guard<null, RegisterAiSystem, CellFacts> = {
  name: 'system-identified',
  clause: 'iso17065-7.2',
  check: (_state, { systemVersion, weightsDigest }) => {
    const message = 'The value at /weightsDigest is no SHA-256 digest. Write 64 lower-case hexadecimal digits.'
    return [
      ...blankText('/systemVersion', systemVersion, 'The version of the system'),
      ...(isDigest(weightsDigest) ? [] : [{ pointer: '/weightsDigest', code: 'digest-malformed', message }]),
    ]
  },
  inputs: (_state, { organisationId, systemVersion, weightsDigest }) => ({
    organisationId,
    systemVersion,
    weightsDigest,
  }),
}
