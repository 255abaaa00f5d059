import { jurisdictionOf } from '../jurisdictions.ts'
import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { PeerDecisionFacts, RecordPeerDecision } from './commands.ts'

type Facts = PeerDecisionFacts['recordPeerDecision']
type PeerGuard = Guard<null, RecordPeerDecision, Facts>
const clause = 'gbaai-recognition'

/** There is a dossier to decide on once the lead has granted. */
export const evaluationIsGranted: PeerGuard = {
  name: 'evaluation-granted',
  clause,
  check: (_state, _command, { evaluationStatus }) =>
    evaluationStatus === 'granted' ? [] : [violation('evaluation-not-granted', '', {})],
  inputs: (_state, _command, { evaluationStatus }) => ({ evaluationStatus }),
}

export const authorityIsAsked: PeerGuard = {
  name: 'authority-asked',
  clause,
  check: (_state, { from }, { evaluationStatus, askedAuthorities }) =>
    evaluationStatus !== 'granted' || askedAuthorities.includes(from)
      ? []
      : [violation('authority-not-asked', '/from', { authority: from })],
  inputs: (_state, { from }, { askedAuthorities }) => ({ from, asked: askedAuthorities }),
}

export const decidesForItsPlace: PeerGuard = {
  name: 'decides-for-its-place',
  clause,
  check: (_state, { from, jurisdiction }, { evaluationStatus }) =>
    evaluationStatus !== 'granted' || jurisdiction === jurisdictionOf(from)
      ? []
      : [violation('not-its-jurisdiction', '/decision/jurisdiction', { authority: from })],
  inputs: (_state, { from, jurisdiction }) => ({ from, jurisdiction }),
}

export const decidesOnThisDossier: PeerGuard = {
  name: 'decides-on-this-dossier',
  clause,
  check: (_state, { dossierDigest }, { evaluationStatus, ownDossierDigest }) =>
    evaluationStatus !== 'granted' || dossierDigest === ownDossierDigest
      ? []
      : [violation('dossier-digest-differs', '/decision/dossierDigest', {})],
  inputs: (_state, { dossierDigest }, { ownDossierDigest }) => ({ stated: dossierDigest, own: ownDossierDigest }),
}

/** To reserve means to name what must still be met. */
export const reservationIsWhole: PeerGuard = {
  name: 'reservation-whole',
  clause,
  check: (_state, { decision, conditions }, { evaluationStatus }) =>
    evaluationStatus !== 'granted' || decision !== 'reserve' || conditions.length > 0
      ? []
      : [violation('condition-missing', '/decision/conditions', {})],
  inputs: (_state, { decision, conditions }) => ({ decision, conditions }),
}

/** An authority decides once; the same decision again is no second one and is not judged. */
export const peerDecidesOnce: PeerGuard = {
  name: 'peer-decides-once',
  clause,
  check: (_state, { from }, { recorded }) =>
    recorded === null
      ? []
      : [violation('peer-decided-otherwise', '/decision', { authority: from, decision: recorded })],
  inputs: (_state, { from }, { recorded }) => ({ from, recorded }),
}
