import { jurisdictionOf } from '../jurisdictions.ts'
import type { Guard } from '../machine.ts'
import type { StaffFacts } from '../standing-guards.ts'
import { blankText, isBlank, isDigest } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { CastRecognitionVote, OpenRecognition, OpenRecognitionFacts } from './commands.ts'
import { decisionAfter } from './decision.ts'
import type { Recognition } from './state.ts'

/** The dossier comes from the lead, which is another authority, and its envelope bears the lead's signature. */
export const dossierIsFromTheLead: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
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

export const dossierIsIntact: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'dossier-intact',
  clause: 'gbaai-evidence',
  check: (_state, { dossierDigest }, facts) => {
    if (isDigest(dossierDigest) && dossierDigest === facts.computedDigest) return []
    const message = `The dossier that arrived does not have the digest in /dossierDigest. Have the lead send it again.`
    return [{ pointer: '/dossierDigest', code: 'dossier-digest-differs', message }]
  },
  inputs: (_state, { dossierDigest }, facts) => ({ stated: dossierDigest, computed: facts.computedDigest }),
}

export const recognitionQuorumIsSet: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'quorum-set',
  clause: 'iso17065-7.6.1',
  check: (_state, { quorum }, { isEditionKnown }) => {
    // Without its edition there is no quorum to judge; `edition-known` says so.
    if (!isEditionKnown || (Number.isInteger(quorum) && quorum >= 1)) return []
    const message = `A quorum of ${quorum} decides nothing. Give in /quorum a whole number from 1 on.`
    return [{ pointer: '/quorum', code: 'quorum-invalid', message }]
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
    const message = `The system is not to be used in ${place}.`
    return [{ pointer: '/dossier/placesOfUse', code: 'place-not-of-use', message }]
  },
  inputs: (_state, { authority }, { placesOfUse }) => ({ authority, placesOfUse }),
}

export const leadHasGranted: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'lead-has-granted',
  clause: 'gbaai-recognition',
  check: (_state, _command, { hasLeadGranted }) =>
    hasLeadGranted
      ? []
      : [
          {
            pointer: '/dossier/decision/outcome',
            code: 'evaluation-not-granted',
            message: 'The lead has not granted.',
          },
        ],
  inputs: (_state, _command, { hasLeadGranted }) => ({ hasLeadGranted }),
}

export const editionIsKnown: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'edition-known',
  clause: 'gbaai-recognition',
  check: (_state, { edition }, { isEditionKnown }) => {
    if (isEditionKnown) return []
    return [{ pointer: '/dossier/edition', code: 'edition-unknown', message: `Edition ${edition} is not known here.` }]
  },
  inputs: (_state, { edition }, { isEditionKnown }) => ({ edition, isEditionKnown }),
}

/** At most one recognition per lead and evaluation: another dossier for it does not replace the first. */
export const dossierIsTheFirst: Guard<null, OpenRecognition, OpenRecognitionFacts> = {
  name: 'dossier-first-of-its-evaluation',
  clause: 'gbaai-recognition',
  check: (_state, { evaluationId, dossierDigest }, { recordedDigest }) => {
    if (recordedDigest === null || recordedDigest === dossierDigest) return []
    const message = `Evaluation ${evaluationId} arrived with digest ${recordedDigest}. It is not replaced.`
    return [{ pointer: '/dossier', code: 'dossier-digest-differs', message }]
  },
  inputs: (_state, { dossierDigest }, { recordedDigest }) => ({ dossierDigest, recorded: recordedDigest }),
}

/** What the envelope to the lead has room for; the union of the deciding votes' conditions must fit. */
export const recognitionConditionsMax = 20

export const conditionsAreFew: Guard<Recognition, CastRecognitionVote, StaffFacts> = {
  name: 'conditions-few',
  clause: 'gbaai-recognition',
  check: (state, command) => {
    const count = decisionAfter(state, command)?.conditions.length ?? 0
    if (count <= recognitionConditionsMax) return []
    const message = `With the votes before, the decision would have ${count} conditions of at most ${recognitionConditionsMax}. Agree on fewer.`
    return [{ pointer: '/conditions', code: 'too-many-conditions', message }]
  },
  inputs: (state, command) => ({ conditions: [...(decisionAfter(state, command)?.conditions ?? [])] }),
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
