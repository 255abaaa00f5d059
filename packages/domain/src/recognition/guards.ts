import { jurisdictionOf } from '../jurisdictions.ts'
import type { Guard } from '../machine.ts'
import type { StaffFacts } from '../standing-guards.ts'
import { blankText, isDigest, violation } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { CastRecognitionVote, OpenRecognition, OpenRecognitionFacts } from './commands.ts'
import type { Recognition } from './state.ts'

/** The dossier comes from the lead, which is another authority, and its envelope bears the lead's signature. */
export const dossierIsFromTheLead: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'dossier-from-the-lead',
  clause: 'gbaai-recognition',
  check: (_state, { leadAuthority, authority }, facts) => {
    const violations: Violation[] = []
    if (leadAuthority === authority) {
      violations.push(violation('lead-does-not-recognise', '/leadAuthority', { authority }))
    }
    if (facts.signedBy !== leadAuthority) {
      violations.push(violation('dossier-not-signed-by-lead', '', { lead: leadAuthority }))
    }
    return violations
  },
  inputs: (_state, { leadAuthority, authority }, facts) => ({ leadAuthority, authority, signedBy: facts.signedBy }),
}

export const dossierIsIntact: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'dossier-intact',
  clause: 'gbaai-evidence',
  check: (_state, { dossierDigest }, facts) => {
    if (isDigest(dossierDigest) && dossierDigest === facts.computedDigest) return []
    return [violation('dossier-digest-differs', '/dossierDigest', {})]
  },
  inputs: (_state, { dossierDigest }, facts) => ({ stated: dossierDigest, computed: facts.computedDigest }),
}

export const recognitionQuorumIsSet: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'quorum-set',
  clause: 'iso17065-7.6.1',
  check: (_state, { quorum }, { isEditionKnown }) => {
    // Without its edition there is no quorum to judge; `edition-known` says so.
    if (!isEditionKnown || (Number.isInteger(quorum) && quorum >= 1)) return []
    return [violation('quorum-invalid', '/quorum', { quorum })]
  },
  inputs: (_state, { quorum }) => ({ quorum }),
}

/** A dossier is for the authorities of the places in which the system is to be used. */
export const placeIsOfUse: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'place-of-use',
  clause: 'gbaai-recognition',
  check: (_state, { authority }, { placesOfUse }) => {
    const place = jurisdictionOf(authority)
    if (placesOfUse.includes(place)) return []
    return [violation('place-not-of-use', '/dossier/placesOfUse', { place })]
  },
  inputs: (_state, { authority }, { placesOfUse }) => ({ authority, placesOfUse }),
}

export const leadHasGranted: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'lead-has-granted',
  clause: 'gbaai-recognition',
  check: (_state, _command, { hasLeadGranted }) =>
    hasLeadGranted ? [] : [violation('evaluation-not-granted', '/dossier/decision/outcome', {})],
  inputs: (_state, _command, { hasLeadGranted }) => ({ hasLeadGranted }),
}

export const editionIsKnown: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'edition-known',
  clause: 'gbaai-recognition',
  check: (_state, { edition }, { isEditionKnown }) =>
    isEditionKnown ? [] : [violation('edition-unknown', '/dossier/edition', { edition })],
  inputs: (_state, { edition }, { isEditionKnown }) => ({ edition, isEditionKnown }),
}

/** At most one recognition per lead and evaluation: another dossier for it does not replace the first. */
export const dossierIsTheFirst: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'dossier-first-of-its-evaluation',
  clause: 'gbaai-recognition',
  check: (_state, { dossierDigest }, { recordedDigest }) => {
    if (recordedDigest === null || recordedDigest === dossierDigest) return []
    return [violation('dossier-digest-differs', '/dossier', {})]
  },
  inputs: (_state, { dossierDigest }, { recordedDigest }) => ({ dossierDigest, recorded: recordedDigest }),
}

/** What the envelope to the lead has room for. */
const recognitionConditionsMax = 20

/**
 * As many conditions as fit the envelope from every vote of a quorum, whatever the others are: a limit on their sum would tell who
 * votes how earlier votes fell.
 */
export const conditionsAreFew: Guard<Recognition, CastRecognitionVote, StaffFacts> = {
  name: 'conditions-few',
  clause: 'gbaai-recognition',
  check: (state, command) => {
    const count = command.conditions.length
    const most = Math.floor(recognitionConditionsMax / state.quorum)
    return count <= most ? [] : [violation('too-many-conditions', '/conditions', { count, most })]
  },
  inputs: (_state, command) => ({ conditions: [...command.conditions] }),
}

export const recognisesOnce: Guard<Recognition, CastRecognitionVote, StaffFacts> = {
  name: 'votes-once',
  clause: 'iso17065-7.6.1',
  check: (state, command) => {
    if (!state.votes.some((vote) => vote.personId === command.actor.id)) return []
    return [violation('already-voted', '', {})]
  },
  inputs: (state, command) => ({ actor: command.actor.id, voted: state.votes.map((vote) => vote.personId) }),
}

export const recognitionReasonsAreWritten: Guard<Recognition, CastRecognitionVote, StaffFacts> = {
  name: 'reasons-written',
  clause: 'iso17065-7.6.6',
  check: (_state, command) => blankText('/reasons', command.reasons, 'reasons'),
  inputs: (_state, command) => ({ reasons: command.reasons }),
}

/** To reserve means to name what must still be met; who refuses has nothing to make conditional. */
export const conditionsFitTheDecision: Guard<Recognition, CastRecognitionVote, StaffFacts> = {
  name: 'conditions-fit-decision',
  clause: 'gbaai-recognition',
  check: (_state, { decision, conditions }) => {
    const blank = conditions.flatMap((condition, index) => blankText(`/conditions/${index}`, condition, 'condition'))
    if (decision === 'reserve' && conditions.length === 0) {
      return [violation('condition-missing', '/conditions', {})]
    }
    if (decision === 'refuse' && conditions.length > 0) {
      return [violation('condition-on-refusal', '/conditions', {}), ...blank]
    }
    return blank
  },
  inputs: (_state, { decision, conditions }) => ({ decision, conditions }),
}
