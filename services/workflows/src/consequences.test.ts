import { type EnvelopeType, envelopeTypes } from '@concert/domain/envelope/state'
import type { Authority } from '@concert/domain/jurisdictions'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import { describe, expect, test } from 'vitest'
import {
  answer,
  answers,
  applicationId,
  askedAt,
  attestation,
  certificateNumber,
  certificateDigest,
  credential,
  decided,
  evaluationId,
  peerDecision,
  signedStatement,
  told,
} from './examples.fixture.ts'
import { consequencesOf } from './consequences.ts'
import { eventExamples } from './event-examples.fixture.ts'
import { follow } from './follow.ts'
import { type RecordedCall, recordingServices } from './recording-services.fixture.ts'

const envelopeId = 'env_0197f3a0-0000-7000-8000-000000000001'
/** The case of each event that is delivered here. */
const evidenceId = 'evd_0197f3a0-0000-7000-8000-000000000001'
interface Delivered {
  readonly calls: readonly RecordedCall[]
  /** The calls to the saga engine: how, saga, id, data. */
  readonly sagas: readonly unknown[]
}

/** Delivers an event with this payload to one subscription of a cell. */
async function deliver(
  name: string,
  type: string,
  payload: unknown,
  authority: Authority = 'hk',
  otherwise: Readonly<Record<string, unknown>> = {},
): Promise<Delivered> {
  const { services, calls } = recordingServices(authority, { ...answers, ...otherwise })
  const sagas: unknown[] = []
  const subscription = subscriptionsIn(authority, services).find((one) => one.type === type && one.name === name)
  if (subscription === undefined) throw new Error(`no subscription ${name} follows ${type}`)
  const event = {
    id: '0197f3a0-0000-7000-8000-000000000009',
    authority,
    stream: 'any',
    streamId: evidenceId,
    streamVersion: 1,
    type,
    payload,
    occurredAt: '2026-11-23T09:00:00.000Z',
  }
  await subscription.deliver(event, {
    key: 'the-key',
    fence: 1,
    attempt: 1,
    signal: new AbortController().signal,
    sagas: {
      start: async (saga, sagaId, data) => void sagas.push(['start', saga.name, sagaId, data]),
      wake: async (saga, sagaId) => sagas.push(['wake', saga.name, sagaId]) > 0,
    },
  })
  return { calls, sagas }
}

function subscriptionsIn(authority: Authority, services = recordingServices(authority).services) {
  return consequencesOf(services).subscriptions
}

describe('what follows an event', () => {
  test('cannot follow a type of another stream', () => {
    const stream = 'application' as 'application' | 'evaluation'
    expect(() => follow(stream, 'EvaluationGranted', 'x', async () => undefined)).toThrow(
      'no event of the stream application has the type EvaluationGranted',
    )
  })

  test('follows the events of the examples, and no other', () => {
    const types = new Set(subscriptionsIn('hk').map(({ type }) => type))
    expect([...types].sort()).toEqual(Object.keys(eventExamples).sort())
  })

  test('has no name twice: a name is part of the key of what it causes', () => {
    const names = subscriptionsIn('hk').map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  test.each(subscriptionsIn('hk').map(({ name, type }) => [name, type]))(
    '%s gives up on a payload of %s that does not fit, with the reason and without the value',
    async (name, type) => {
      const delivered = deliver(name, type, { certificateNumber: 'Ho Sin-man' })
      await expect(delivered).rejects.toThrow(PermanentFailure)
      await expect(delivered).rejects.toThrow(`the payload of ${type} does not fit its contract: /`)
      await expect(delivered).rejects.not.toThrow('Ho Sin-man')
    },
  )
})

describe('the client is told', () => {
  test.each([
    ['ApplicationReturned', 'application-returned'],
    ['ApplicationAccepted', 'application-accepted'],
    ['AcceptanceFell', 'acceptance-fell'],
    ['ApplicationDeclined', 'application-declined'],
    ['EvidenceReturned', 'evidence-returned'],
    ['EvidenceShredded', 'evidence-shredded'],
    ['EvidenceTechnologyChecked', 'evidence-technology-checked'],
    ['EvaluatorsAssigned', 'evaluators-assigned'],
    ['EvaluatorsReassigned', 'evaluators-assigned', 'tell-client-evaluators-reassigned'],
    ['ObjectionDecided', 'objection-decided'],
    ['NonconformitiesRaised', 'nonconformities-raised'],
    ['EvaluationGranted', 'decision-granted'],
    ['EvaluationRefused', 'decision-refused'],
  ] as const)('of %s as %s, once an event', async (type, kind, name: string = `tell-client-${kind}`) => {
    const { calls } = await deliver(name, type, eventExamples[type])
    expect(calls).toEqual([{ operation: 'notifyClient', params: { applicationId }, body: { kind }, key: 'the-key' }])
  })
})

test.each([
  ['malware', 'evidence-closed'],
  ['not-scannable', 'evidence-closed'],
  ['structure', 'evidence-closed'],
  ['digest-differs', 'evidence-lost'],
  ['bytes-missing', 'evidence-lost'],
] as const)('the client is told of a file that is closed for %s as %s', async (reason, kind) => {
  const payload = { ...eventExamples.EvidenceQuarantined, reason }
  const { calls } = await deliver('tell-client-evidence-quarantined', 'EvidenceQuarantined', payload)
  expect(calls).toEqual([{ operation: 'notifyClient', params: { applicationId }, body: { kind }, key: 'the-key' }])
})

test.each([
  ['overdue', 'move-overdue'],
  ['reminder', 'move-due-soon'],
] as const)('the client is told of a day of its own at %s as %s', async (point, kind) => {
  const payload = { ...eventExamples.ClockNoticed, point }
  const { calls } = await deliver('tell-client-of-clock', 'ClockNoticed', payload)
  const move = { task: 'sign-agreement', dueOn: '2026-12-21' }
  expect(calls).toEqual([
    { operation: 'notifyClient', params: { applicationId }, body: { kind, move }, key: 'the-key' },
  ])
})

test.each([{ whoseMove: 'decision-maker' }, { applicationId: null }])(
  'no client is told of a day that is not its own: %j',
  async (other) => {
    const payload = { ...eventExamples.ClockNoticed, ...other }
    expect((await deliver('tell-client-of-clock', 'ClockNoticed', payload)).calls).toEqual([])
  },
)

test('an uploaded file is inspected', async () => {
  const { calls } = await deliver('inspect-uploaded', 'EvidenceUploaded', eventExamples.EvidenceUploaded)
  expect(calls).toEqual([{ operation: 'inspectEvidence', params: { evidenceId }, body: {}, key: 'the-key' }])
})

test('a file is inspected again where its category was corrected, and where anything else was, not', async () => {
  const { EvidenceCorrected: corrected } = eventExamples
  const { calls } = await deliver('inspect-corrected', 'EvidenceCorrected', corrected)
  expect(calls).toEqual([{ operation: 'inspectEvidence', params: { evidenceId }, body: {}, key: 'the-key' }])
  const other = { ...corrected, corrected: { dataSubjects: 3 } }
  expect((await deliver('inspect-corrected', 'EvidenceCorrected', other)).calls).toEqual([])
})

test('an application under contract has its evaluation opened', async () => {
  const { calls } = await deliver('open-evaluation', 'AgreementCountersigned', eventExamples.AgreementCountersigned)
  expect(calls).toEqual([{ operation: 'openEvaluation', body: { applicationId }, key: 'the-key' }])
})

describe('the issuance', () => {
  test('begins with the grant, as one saga an evaluation', async () => {
    const { sagas, calls } = await deliver('issue-granted', 'EvaluationGranted', eventExamples.EvaluationGranted)
    expect(sagas).toEqual([['start', 'issue-certificate', evaluationId, { evaluationId, applicationId }]])
    expect(calls).toEqual([])
  })

  test.each([
    ['continue-issuance-decided', 'PeerDecisionRecorded'],
    ['continue-issuance-attested', 'AttestationRecorded'],
  ] as const)('is continued by %s', async (name, type) => {
    expect((await deliver(name, type, eventExamples[type])).sagas).toEqual([
      ['wake', 'issue-certificate', evaluationId],
    ])
  })
})

describe('the check of a lodgement', () => {
  test.each([
    ['check-submitted', 'ApplicationSubmitted'],
    ['check-again', 'LodgementCheckRepeated'],
  ] as const)('begins by %s with %s, as one saga a question', async (name, type) => {
    const { sagas, calls } = await deliver(name, type, eventExamples[type])
    expect(sagas).toEqual([['start', 'check-lodgement', `${applicationId}.${askedAt}`, { applicationId, askedAt }]])
    expect(calls).toEqual([])
  })

  test('is continued by an answer once it is recorded, and by nothing else', async () => {
    const received = { ...eventExamples.EnvelopeReceived, envelopeType: 'lodgement-answer.v1' }
    const { sagas } = await deliver('receive-envelope', 'EnvelopeReceived', received)
    expect(sagas).toEqual([['wake', 'check-lodgement', `${applicationId}.${askedAt}`]])
    const refused = new PermanentFailure('another answer is on record')
    const delivered = deliver('receive-envelope', 'EnvelopeReceived', received, 'hk', {
      recordLodgementAnswer: refused,
    })
    await expect(delivered).rejects.toThrow(refused)
    expect((await deliver('receive-envelope', 'EnvelopeReceived', eventExamples.EnvelopeReceived)).sagas).toEqual([])
  })
})

describe('what leaves the cell', () => {
  test('is handed over when it is queued', async () => {
    const { calls } = await deliver('deliver-envelope', 'EnvelopeQueued', eventExamples.EnvelopeQueued)
    expect(calls).toEqual([{ operation: 'deliverEnvelope', params: { envelopeId }, body: {}, key: 'the-key' }])
  })

  test('is sent anew under an intention of its own where the other authority does not have it', async () => {
    const body = { hello: 'world' }
    const { at: issuedAt } = eventExamples.EnvelopeRevived
    const signed = { body, from: 'hk', id: envelopeId, issuedAt, to: 'mo', type: 'dossier.v1' }
    const statement = `e30.${Buffer.from(JSON.stringify(signed)).toString('base64url')}.AAAA`
    const payload = { ...eventExamples.EnvelopeRevived, statement }
    const { calls } = await deliver('send-fresh-envelope', 'EnvelopeRevived', payload)
    const fresh = { to: 'mo', type: 'dossier.v1', body, key: `in place of ${envelopeId}` }
    expect(calls).toEqual([{ operation: 'sendEnvelope', body: fresh, key: 'the-key' }])
  })

  test('is the decision on a dossier, to the lead authority', async () => {
    const payload = eventExamples.RecognitionDecided
    const { calls } = await deliver('send-recognition-decision', 'RecognitionDecided', payload, 'mo')
    const body = { to: 'hk', type: 'recognition-decision.v1', body: peerDecision, key: evaluationId }
    expect(calls).toEqual([{ operation: 'sendEnvelope', body, key: 'the-key' }])
  })

  test('is a signature, to the lead authority, which sends itself none', async () => {
    const payload = eventExamples.CertificateAttested
    const { calls } = await deliver('send-attestation', 'CertificateAttested', payload, 'mo')
    const body = { to: 'hk', type: 'attestation.v1', body: attestation, key: certificateNumber }
    expect(calls).toEqual([{ operation: 'sendEnvelope', body, key: 'the-key' }])
    expect((await deliver('send-attestation', 'CertificateAttested', payload, 'hk')).calls).toEqual([])
  })
})

describe('that a file of a dossier is closed, or open again', () => {
  const read = { operation: 'getEvidenceToTell', params: { applicationId }, key: 'the-key.read' }
  const causes = [
    ['tell-peers-evidence-quarantined', 'EvidenceQuarantined'],
    ['tell-peers-evidence-released', 'EvidenceReleased'],
    ['tell-peers-evidence-accepted', 'EvidenceFindingsAccepted'],
    ['tell-peers-evidence-shredded', 'EvidenceShredded'],
  ] as const

  test.each(causes)('is told by %s to every authority that is asked, one envelope a change', async (name, type) => {
    const { calls } = await deliver(name, type, eventExamples[type])
    const sent = { type: 'evidence-closed.v1', body: told, key: `${evaluationId}.${told.changes}` }
    expect(calls).toEqual([
      read,
      { operation: 'sendEnvelope', body: { to: 'cn-gd', ...sent }, key: 'the-key.cn-gd' },
      { operation: 'sendEnvelope', body: { to: 'mo', ...sent }, key: 'the-key.mo' },
    ])
  })

  test.each(causes)('is told by %s to nobody where nothing was granted', async (name, type) => {
    const nobody = { getEvidenceToTell: { told: null, authorities: [] } }
    expect((await deliver(name, type, eventExamples[type], 'hk', nobody)).calls).toEqual([read])
  })

  test('is not asked of a new file whose first checks have ended', async () => {
    const payload = { ...eventExamples.EvidenceReleased, reason: 'unchecked' }
    expect((await deliver('tell-peers-evidence-released', 'EvidenceReleased', payload)).calls).toEqual([])
  })
})

describe('of what arrives', () => {
  const statement = signedStatement()
  const body = { statement }
  const calls: Record<EnvelopeType, readonly RecordedCall[]> = {
    'dossier.v1': [{ operation: 'openRecognition', body, key: 'the-key' }],
    'recognition-decision.v1': [{ operation: 'recordPeerDecision', body, key: 'the-key' }],
    'evidence-closed.v1': [{ operation: 'recordPeerEvidence', body, key: 'the-key' }],
    'attestation-request.v1': [
      { operation: 'storePeerIntent', body, key: 'the-key.intent' },
      { operation: 'attestCertificate', params: { certificateNumber }, body: {}, key: 'the-key.attest' },
    ],
    'attestation.v1': [{ operation: 'recordAttestation', body, key: 'the-key' }],
    'certificate-issued.v1': [
      { operation: 'recordPeerCertificate', body, key: 'the-key.record' },
      { operation: 'openEffect', body: { credential }, key: 'the-key.effect' },
    ],
    'lodgement-query.v1': [
      { operation: 'answerLodgementQuery', body, key: 'the-key.answer' },
      {
        operation: 'sendEnvelope',
        body: { to: 'mo', type: 'lodgement-answer.v1', body: answer, key: `${applicationId}.${askedAt}` },
        key: 'the-key.send',
      },
    ],
    'lodgement-answer.v1': [{ operation: 'recordLodgementAnswer', body, key: 'the-key' }],
    'loan-request.v1': [{ operation: 'recordLoanRequest', body, key: 'the-key' }],
    'loan-answer.v1': [{ operation: 'recordLoanAnswer', body, key: 'the-key' }],
    'effect-changed.v1': [
      { operation: 'verifyEffectStatement', body, key: 'the-key.verify' },
      {
        operation: 'notifyClient',
        params: { applicationId },
        body: { kind: 'effect-suspended', certificateNumber, effect: { jurisdiction: 'MO', reason: decided.reason } },
        key: 'the-key',
      },
    ],
  }

  const receive = (envelopeType: EnvelopeType, otherwise: Readonly<Record<string, unknown>> = {}) =>
    deliver(
      'receive-envelope',
      'EnvelopeReceived',
      { ...eventExamples.EnvelopeReceived, envelopeType, statement },
      'hk',
      otherwise,
    )

  test.each(envelopeTypes)('%s is given, as its sender signed it, to the service that judges it', async (type) => {
    expect((await receive(type)).calls).toEqual(calls[type])
  })

  test.each(envelopeTypes)('what follows on %s is not done when the service refuses its statement', async (type) => {
    const refused = new PermanentFailure('another authority signed this')
    const [first] = calls[type]
    await expect(receive(type, { [String(first?.operation)]: refused })).rejects.toThrow(refused)
  })
})

describe('a change of an effect', () => {
  const statement = signedStatement()
  const signed = eventExamples.EffectStatementSigned

  test.each([
    ['sign-substantiated', 'NonconformitySubstantiated'],
    ['sign-suspended', 'EffectSuspended'],
  ] as const)('is named to the service that signs it, which reads what was decided: %s', async (name, type) => {
    const { calls } = await deliver(name, type, eventExamples[type], 'mo')
    const body = { certificateNumber, sequence: decided.sequence }
    expect(calls).toEqual([{ operation: 'signEffectStatement', body, key: 'the-key' }])
  })

  test('is published as it was signed', async () => {
    const { calls } = await deliver('publish-effect', 'EffectStatementSigned', signed, 'mo')
    expect(calls).toEqual([{ operation: 'publishEffect', body: { statement }, key: 'the-key' }])
  })

  test('of a recognising authority is sent to the lead, one envelope a statement', async () => {
    const { calls } = await deliver('tell-lead', 'EffectStatementSigned', signed, 'mo')
    const key = `${certificateNumber}.${decided.sequence}`
    const body = { to: 'hk', type: 'effect-changed.v1', body: { certificateNumber, statement }, key }
    expect(calls).toEqual([{ operation: 'sendEnvelope', body, key: 'the-key' }])
  })

  test('of the lead itself is told to its client, with the place and the reason', async () => {
    const own = { ...decided, authority: 'hk', jurisdiction: 'HK', certificateDigest }
    const { calls } = await deliver('tell-lead', 'EffectStatementSigned', signed, 'hk', {
      verifyEffectStatement: { applicationId, statement: own },
    })
    expect(calls).toEqual([
      { operation: 'verifyEffectStatement', body: { statement, isOwn: true }, key: 'the-key.verify' },
      {
        operation: 'notifyClient',
        params: { applicationId },
        body: { kind: 'effect-suspended', certificateNumber, effect: { jurisdiction: 'HK', reason: decided.reason } },
        key: 'the-key',
      },
    ])
  })

  test('that is no suspension is not told to the client', async () => {
    const { calls } = await deliver('tell-lead', 'EffectStatementSigned', signed, 'hk', {
      verifyEffectStatement: { applicationId, statement: { ...decided, status: 'action-pending', certificateDigest } },
    })
    expect(calls.map(({ operation }) => operation)).toEqual(['verifyEffectStatement'])
  })

  test.each(['not-a-jws', 'e30.bm8ganNvbg.AAAA', signedStatement({ sequence: 0 })])(
    'whose statement is %s is given up',
    async (broken) => {
      const delivered = deliver('tell-lead', 'EffectStatementSigned', { ...signed, statement: broken }, 'mo')
      await expect(delivered).rejects.toThrow(PermanentFailure)
      await expect(delivered).rejects.toThrow('the effect statement does not fit its contract')
    },
  )
})
