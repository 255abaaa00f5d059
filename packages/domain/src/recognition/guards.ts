import type { Guard } from '../machine.ts'
import type { StaffFacts } from '../standing-guards.ts'
import { blankText, isBlank, isDigest } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { CastRecognitionVote, ReceiveDossier, ReceiveDossierFacts } from './commands.ts'
import type { Recognition } from './state.ts'

/** The dossier comes from the lead, which is another authority, and its envelope bears the lead's signature. */
export const dossierIsFromTheLead: Guard<null, ReceiveDossier, ReceiveDossierFacts> = {
  name: 'dossier-from-the-lead',
  clause: 'gbaai-recognition',
  check: (_state, { leadAuthority, authority }, facts) => {
    const violations: Violation[] = []
    if (leadAuthority === authority) {
      const message = `Authority ${authority} leads this case itself. Only the other authorities recognise it.`
      violations.push({ pointer: '/leadAuthority', code: 'lead-does-not-recognise', message })
    }
    if (facts.signedBy !== leadAuthority) {
      const message = `The dossier is not signed by ${leadAuthority}. Accept it only in an envelope that the lead signed.`
      violations.push({ pointer: '', code: 'dossier-not-signed-by-lead', message })
    }
    return violations
  },
  inputs: (_state, { leadAuthority, authority }, facts) => ({ leadAuthority, authority, signedBy: facts.signedBy }),
}

export const dossierIsIntact: Guard<null, ReceiveDossier, ReceiveDossierFacts> = {
  name: 'dossier-intact',
  clause: 'gbaai-evidence',
  check: (_state, { dossierDigest }, facts) => {
    if (isDigest(dossierDigest) && dossierDigest === facts.computedDigest) return []
    const message = `The dossier that arrived does not have the digest in /dossierDigest. Have the lead send it again.`
    return [{ pointer: '/dossierDigest', code: 'dossier-digest-differs', message }]
  },
  inputs: (_state, { dossierDigest }, facts) => ({ stated: dossierDigest, computed: facts.computedDigest }),
}

export const recognitionQuorumIsSet: Guard<null, ReceiveDossier, ReceiveDossierFacts> = {
  name: 'quorum-set',
  clause: 'iso17065-7.6.1',
  check: (_state, { quorum }) => {
    if (Number.isInteger(quorum) && quorum >= 1) return []
    const message = `A quorum of ${quorum} decides nothing. Give in /quorum a whole number from 1 on.`
    return [{ pointer: '/quorum', code: 'quorum-invalid', message }]
  },
  inputs: (_state, { quorum }) => ({ quorum }),
}

export const recognisesOnce: Guard<Recognition, CastRecognitionVote, StaffFacts> = {
  name: 'votes-once',
  clause: 'iso17065-7.6.1',
  check: (state, command) => {
    if (!state.votes.some((vote) => vote.personId === command.actor.id)) return []
    return [{ pointer: '', code: 'already-voted', message: 'You have voted on this case. Leave it to the others.' }]
  },
  inputs: (state, command) => ({ actor: command.actor.id, voted: state.votes.map((vote) => vote.personId) }),
}

export const recognitionReasonsAreWritten: Guard<Recognition, CastRecognitionVote, StaffFacts> = {
  name: 'reasons-written',
  clause: 'iso17065-7.6.6',
  check: (_state, command) => blankText('/reasons', command.reasons, 'The reasons'),
  inputs: (_state, command) => ({ reasons: command.reasons }),
}

/** To reserve means to name what must still be met; who refuses has nothing to make conditional. */
export const conditionsFitTheDecision: Guard<Recognition, CastRecognitionVote, StaffFacts> = {
  name: 'conditions-fit-decision',
  clause: 'gbaai-recognition',
  check: (_state, { decision, conditions }) => {
    const blank = conditions.flatMap((condition, index): Violation[] =>
      isBlank(condition) ? blankText(`/conditions/${index}`, condition, 'The condition') : [],
    )
    if (decision === 'reserve' && conditions.length === 0) {
      const message = 'To reserve, name in /conditions at least one condition to be met.'
      return [{ pointer: '/conditions', code: 'condition-missing', message }]
    }
    if (decision === 'refuse' && conditions.length > 0) {
      const message = 'A refusal has no conditions. Remove /conditions, or reserve instead.'
      return [{ pointer: '/conditions', code: 'condition-on-refusal', message }, ...blank]
    }
    return blank
  },
  inputs: (_state, { decision, conditions }) => ({ decision, conditions }),
}
