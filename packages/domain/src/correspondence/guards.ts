import { languages } from '../languages.ts'
import type { Guard } from '../machine.ts'
import type { StandingFacts } from '../standing-guards.ts'
import { blankText } from '../violation.ts'
import type { NotifyClient } from './commands.ts'

/** The client is told in every language of the joint body, and the message is on record. */
export const clientIsTold: Guard<null, NotifyClient, StandingFacts> = {
  name: 'client-told',
  clause: 'iso17065-7.12',
  check: (_state, { body }) =>
    languages.flatMap((language) => blankText(`/body/${language}`, body[language], 'message')),
  inputs: (_state, { applicationId, kind, certificateNumber }) => ({ applicationId, kind, certificateNumber }),
}
