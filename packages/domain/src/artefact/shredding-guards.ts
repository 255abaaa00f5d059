import type { Guard } from '#machine.ts'
import { violation } from '#violation.ts'
import type { ArtefactFacts, ShredEvidence } from './commands.ts'
import type { Artefact } from './state.ts'

type Facts = ArtefactFacts['shredEvidence']
type ShreddingGuard<Known extends keyof Facts> = Guard<Artefact, ShredEvidence, Pick<Facts, Known>>

/** A legal hold goes before every ground. */
export const isUnderNoHold: ShreddingGuard<'isHeld'> = {
  name: 'under-no-legal-hold',
  clause: 'iso17065-7.12',
  check: ({ evidenceId }, _command, { isHeld }) =>
    isHeld ? [violation('evidence-under-hold', '', {}, evidenceId)] : [],
  inputs: ({ digest }, _command, { isHeld }) => ({ digest, isHeld }),
}

/** Who decides may still have to open what the decision will rest on. A draft, and what has ended without a decision, waits for none. */
export const awaitsNoDecision: ShreddingGuard<'applicationStatus' | 'decidedAt'> = {
  name: 'awaits-no-decision',
  clause: 'gbaai-decision',
  check: ({ evidenceId }, _command, { applicationStatus: status, decidedAt }) =>
    decidedAt !== null || status === 'draft' || status === 'declined' || status === 'withdrawn'
      ? []
      : [violation('evidence-awaits-decision', '', {}, evidenceId)],
  inputs: ({ digest }, _command, { applicationStatus, decidedAt }) => ({ digest, applicationStatus, decidedAt }),
}
