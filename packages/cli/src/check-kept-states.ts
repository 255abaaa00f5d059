import { isDeepStrictEqual } from 'node:util'
import type { Stream } from '@concert/contracts/events/streams'
import { aiSystemState } from '@concert/contracts/states/ai-system'
import { applicationState } from '@concert/contracts/states/application'
import { artefactState } from '@concert/contracts/states/artefact'
import { messageState } from '@concert/contracts/states/correspondence'
import { effectState } from '@concert/contracts/states/effect'
import { effectDeclarationState } from '@concert/contracts/states/effect-declaration'
import { effectStatementState } from '@concert/contracts/states/effect-statement'
import { envelopeState } from '@concert/contracts/states/envelope'
import { evaluationState } from '@concert/contracts/states/evaluation'
import { intentState } from '@concert/contracts/states/intent'
import { clockNoticeState } from '@concert/contracts/states/clock-notice'
import { clockRecountState } from '@concert/contracts/states/clock-recount'
import { closedDayState } from '@concert/contracts/states/closed-day'
import { legalHoldState } from '@concert/contracts/states/legal-hold'
import { organisationState } from '@concert/contracts/states/organisation'
import { peerDecisionState } from '@concert/contracts/states/peer-decision'
import { peerEvidenceState } from '@concert/contracts/states/peer-evidence'
import { recognitionState } from '@concert/contracts/states/recognition'
import { readState, type StateFormat, UnreadableState } from '@concert/contracts/states/state-format'
import { absenceState } from '@concert/contracts/states/absence'
import { dataRequestState } from '@concert/contracts/states/data-request'
import { authorisationState } from '@concert/contracts/states/authorisation'
import { loanState } from '@concert/contracts/states/loan'
import { groupLinkState } from '@concert/contracts/states/group-link'
import { riskState } from '@concert/contracts/states/risk'
import { personState } from '@concert/contracts/states/person'
import { transferBasisState } from '@concert/contracts/states/transfer-basis'
import { aiSystemMachine } from '@concert/domain/ai-system/table'
import { applicationMachine } from '@concert/domain/application/table'
import { artefactMachine } from '@concert/domain/artefact/table'
import { messageMachine } from '@concert/domain/correspondence/table'
import { effectDeclarationMachine } from '@concert/domain/effect-declaration/table'
import { effectStatementMachine } from '@concert/domain/effect-statement/table'
import { effectMachine } from '@concert/domain/effect/table'
import { envelopeMachine } from '@concert/domain/envelope/table'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { intentMachine } from '@concert/domain/intent/table'
import { fold, type Machine, type MachineTypes } from '@concert/domain/machine'
import { clockNoticeMachine } from '@concert/domain/clock-notice/table'
import { clockRecountMachine } from '@concert/domain/clock-recount/table'
import { closedDayMachine } from '@concert/domain/closed-day/table'
import { legalHoldMachine } from '@concert/domain/legal-hold/table'
import { organisationMachine } from '@concert/domain/organisation/table'
import { peerDecisionMachine } from '@concert/domain/peer-decision/table'
import { peerEvidenceMachine } from '@concert/domain/peer-evidence/table'
import { recognitionMachine } from '@concert/domain/recognition/table'
import { absenceMachine } from '@concert/domain/absence/table'
import { dataRequestMachine } from '@concert/domain/data-request/table'
import { authorisationMachine } from '@concert/domain/authorisation/table'
import { loanMachine } from '@concert/domain/loan/table'
import { groupLinkMachine } from '@concert/domain/group-link/table'
import { riskMachine } from '@concert/domain/risk/table'
import { personMachine } from '@concert/domain/person/table'
import { transferBasisMachine } from '@concert/domain/transfer-basis/table'
import type { KeptCase } from '#kept-cases.ts'

/** A case whose stored state is not what its events give. */
export interface UnfoldedCase {
  readonly stream: string
  readonly streamId: string
  readonly why: string
}

type Fold = (kept: KeptCase) => { readonly stored: unknown; readonly folded: unknown }

/** How the events of each stream give the state of a case, and how its stored document is read. */
const kinds: Readonly<Record<Stream, Fold>> = {
  absence: kind(absenceMachine, absenceState),
  'data-request': kind(dataRequestMachine, dataRequestState),
  'ai-system': kind(aiSystemMachine, aiSystemState),
  application: kind(applicationMachine, applicationState),
  certificate: kind(intentMachine, intentState),
  correspondence: kind(messageMachine, messageState),
  effect: kind(effectMachine, effectState),
  'effect-declaration': kind(effectDeclarationMachine, effectDeclarationState),
  'effect-statement': kind(effectStatementMachine, effectStatementState),
  envelope: kind(envelopeMachine, envelopeState),
  evaluation: kind(evaluationMachine, evaluationState),
  evidence: kind(artefactMachine, artefactState),
  'clock-recount': kind(clockRecountMachine, clockRecountState),
  'closed-day': kind(closedDayMachine, closedDayState),
  'clock-notice': kind(clockNoticeMachine, clockNoticeState),
  'legal-hold': kind(legalHoldMachine, legalHoldState),
  organisation: kind(organisationMachine, organisationState),
  'peer-decision': kind(peerDecisionMachine, peerDecisionState),
  'peer-evidence': kind(peerEvidenceMachine, peerEvidenceState),
  recognition: kind(recognitionMachine, recognitionState),
  loan: kind(loanMachine, loanState),
  authorisation: kind(authorisationMachine, authorisationState),
  'group-link': kind(groupLinkMachine, groupLinkState),
  risk: kind(riskMachine, riskState),
  person: kind(personMachine, personState),
  'transfer-basis': kind(transferBasisMachine, transferBasisState),
}

function kind<M extends MachineTypes>(machine: Machine<M>, format: StateFormat<M['state']>): Fold {
  return ({ state, events }) => ({
    stored: readState(format, state),
    // Without the members that are undefined, which no document has.
    folded: JSON.parse(JSON.stringify(fold<M>(machine, events as readonly M['event'][]))),
  })
}

/** The first case whose events, folded by its machine, do not give what is stored of it, and how many cases were held against theirs. */
export async function checkKeptStates(
  cases: AsyncIterable<KeptCase>,
): Promise<{ readonly cases: number; readonly unfolded?: UnfoldedCase }> {
  let count = 0
  for await (const kept of cases) {
    const why = faultOfCase(kept)
    if (why !== undefined) return { cases: count, unfolded: { stream: kept.stream, streamId: kept.streamId, why } }
    count += 1
  }
  return { cases: count }
}

function faultOfCase(kept: KeptCase): string | undefined {
  const { stream, state, version, events } = kept
  if (state === null) return 'it has events, and nothing is stored of it'
  if (events.length !== version) return `it is of version ${version} and has ${events.length} events`
  const foldOf = isStream(stream) ? kinds[stream] : undefined
  if (foldOf === undefined) return 'its stream is not known'
  try {
    const { stored, folded } = foldOf(kept)
    return isDeepStrictEqual(stored, folded) ? undefined : `they differ in ${differing(stored, folded).join(', ')}`
  } catch (error) {
    return error instanceof UnreadableState
      ? `its state cannot be read: ${error.message}`
      : `its events give no state: ${String(error)}`
  }
}

function isStream(stream: string): stream is Stream {
  return Object.hasOwn(kinds, stream)
}

function differing(stored: unknown, folded: unknown): string[] {
  const [one, other] = [Object(stored) as Record<string, unknown>, Object(folded) as Record<string, unknown>]
  const members = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...members].filter((member) => !isDeepStrictEqual(one[member], other[member])).toSorted()
}
