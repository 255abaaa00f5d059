import { describe, expect, test } from 'vitest'
import { particulars } from '../certificate/examples.ts'
import { at, authorisation, digestB, people, standing } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import { violation } from '../violation.ts'
import { assemble, attest, issue, recordAttestation, recordPeer, store, storePeer, toIssued } from './examples.ts'
import { intentMachine } from './table.ts'

const { givenSteps, givenStored } = afterSteps(intentMachine)

const base = { at, by: people.system.id }
const stored = { type: 'IntentStored', ...base, ...standing, ...particulars } as const
const attested = { type: 'CertificateAttested', ...base } as const
const fault = violation('bad-signature', '/attestation/signature', {}, 'mo')
const saidOfFault = '/attestation/signature bad-signature mo'

describe('an intent', () => {
  test('is stored with what was decided, and signed by nobody yet', () => {
    const state = givenSteps().when(store()).then([stored])
    expect(state).toMatchObject({ status: 'stored', signedBy: [], assembled: false, ...particulars })
  })

  test.each([
    ['without a decision that grants', { granted: false }, 'not-granted'],
    ['without a countersigned agreement', { agreementCountersigned: false }, 'agreement-not-signed'],
    ['with an open nonconformity', { openNonconformities: 1 }, 'nonconformities-remain'],
    ['without a signatory', { signatoryAuthorisation: null }, 'signatory-not-authorised'],
    [
      'for an evaluator as signatory',
      { signatoryAuthorisation: authorisation('evaluator') },
      'signatory-not-authorised',
    ],
  ])('is not stored %s', (_name, facts, code) => {
    givenSteps().when(store({}, facts)).then([code])
    givenSteps().when(storePeer(facts)).then([code])
  })

  test('is not stored, with every lint that fails', () => {
    const lints = [violation('date-malformed', '/validTo', {}), violation('digest-malformed', '/nonce', {})]
    givenSteps().when(store({}, { lints })).then(['/validTo date-malformed', '/nonce digest-malformed'])
  })

  test('is not stored when valid before the local day of the decision, or from no date at all', () => {
    const decidedAt = '2026-11-02T16:30:00Z'
    const onTime = { decidedAt, validFrom: '2026-11-03' }
    givenSteps()
      .when(store({ decidedAt, validFrom: '2026-11-02' }))
      .then(['/validFrom valid-before-decision'])
    givenSteps()
      .when(store(onTime))
      .then([{ ...stored, ...onTime }])
    givenSteps()
      .when(store({ validFrom: 'soon' }))
      .then(['/validFrom valid-before-decision'])
  })

  test('is not stored for a lead that states something else than this authority recognised', () => {
    const disagreements = [violation('differs-from-dossier', '/content/scope', { member: 'scope' })]
    givenSteps()
      .when(storePeer({ disagreements }))
      .then([{ violation: '/content/scope differs-from-dossier', params: { member: 'scope' } }])
  })

  test('is not stored for a lead that has not signed it, and has the signature of one that has', () => {
    givenSteps()
      .when(storePeer({ leadSignatureFaults: [fault] }))
      .then([saidOfFault])
    expect(givenSteps(storePeer()).state?.signedBy).toEqual(['mo'])
  })

  test.each([
    ['number', 'GBAAI-H001-26-L-00003-3', 'number-has-other-content'],
    ['decision', 'GBAAI-H001-26-L-00004-1', 'decision-has-other-content'],
  ])('is not stored for a lead when its %s has other content already', (_which, certificateNumber, code) => {
    givenSteps()
      .when(storePeer({ recorded: { certificateNumber } }))
      .then([`/content/certificateNumber ${code}`])
  })
})

describe('a stored intent', () => {
  test('is signed with the key of this authority', () => {
    const state = givenSteps(store()).when(attest()).then([attested])
    expect(state).toMatchObject({ status: 'stored', signedBy: ['hk'] })
  })

  test('is not signed without a signatory, however long ago it was stored', () => {
    givenSteps(store())
      .when(attest({ signatoryAuthorisation: null }))
      .then(['signatory-not-authorised'])
  })

  test('is not signed when the stored bytes are not those of its digest', () => {
    givenSteps(store())
      .when(attest({ storedDigest: digestB }))
      .then(['certificate-digest-differs'])
  })
})

describe('a stored intent of another lead', () => {
  test('is signed once that lead has signed, and not before', () => {
    givenSteps(storePeer()).when(attest()).then([attested])
    givenStored([storePeer()], { signedBy: [] }).when(attest()).then(['attestation-awaited mo'])
  })
})

describe('an attestation of another authority', () => {
  test('is recorded once', () => {
    const recorded = { type: 'AttestationRecorded', ...base, from: 'mo' } as const
    const state = givenSteps(store()).when(recordAttestation('mo')).then([recorded])
    expect(state?.signedBy).toEqual(['mo'])
    givenSteps(store(), recordAttestation('mo')).when(recordAttestation('mo')).then([])
  })

  test.each([
    ['of this very authority', recordAttestation('hk'), '/from own-signature'],
    [
      'of another certificate',
      recordAttestation('mo', { certificateNumber: 'GBAAI-H001-26-L-00004-1' }),
      '/attestation/certificateNumber another-certificate',
    ],
    [
      'of other content',
      recordAttestation('mo', { certificateDigest: digestB }),
      '/attestation/certificateDigest another-content',
    ],
    ['that does not verify', recordAttestation('mo', {}, { signatureFaults: [fault] }), saidOfFault],
    [
      'beside another one of the same authority',
      recordAttestation('mo', {}, { isOtherOnRecord: true }),
      '/attestation/signature other-signature-on-record mo',
    ],
  ])('is not recorded when it is %s, neither at first nor once all have signed', (_name, step, said) => {
    givenSteps(store()).when(step).then([said])
    givenSteps(...toIssued)
      .when(step)
      .then([said])
  })
})

describe('a credential', () => {
  test('is assembled by the lead when all have signed, and then made public', () => {
    const signedBy = ['cn-gd', 'hk', 'mo'] as const
    givenSteps(...toIssued.slice(0, 4))
      .when(assemble())
      .then([{ type: 'CertificateAssembled', ...base, signedBy }])
    const state = givenSteps(...toIssued.slice(0, 5))
      .when(issue())
      .then([{ type: 'CertificateIssued', ...base }])
    expect(state).toMatchObject({ status: 'issued', assembled: true, signedBy })
  })

  test('is not assembled by who does not lead', () => {
    givenSteps(storePeer(), attest())
      .when(assemble(['hk']))
      .then(['not-the-lead'])
  })

  test('is not assembled while a signature is awaited, and says whose', () => {
    givenSteps(store(), attest()).when(assemble()).then(['attestation-awaited cn-gd', 'attestation-awaited mo'])
  })

  test('makes no certificate public before it is assembled', () => {
    givenSteps(store(), attest()).when(issue()).then(['not-assembled'])
  })

  test.each([
    ['from another than the lead', recordPeer('cn-gd'), '/from not-from-lead'],
    ['over other bytes', recordPeer('mo', { isStoredContent: false }), '/credential/payload another-content'],
    ['with a signature that does not verify', recordPeer('mo', { signatureFaults: [fault] }), saidOfFault],
    [
      'with an own signature that was not made here',
      recordPeer('mo', { isOwnSignatureOnRecord: false }),
      '/credential/signatures signature-not-on-record hk',
    ],
    [
      'with another signature than the one on record',
      recordPeer('mo', { contradicted: ['mo'] }),
      '/credential/signatures other-signature-on-record mo',
    ],
    ['beside another one', recordPeer('mo', { isOtherRecorded: true }), '/credential other-credential-recorded'],
  ])('of the lead is not recorded %s, neither at first nor again', (_name, step, said) => {
    const before = [storePeer(), attest()]
    givenSteps(...before)
      .when(step)
      .then([said])
    givenSteps(...before, recordPeer())
      .when(step)
      .then([said])
    givenSteps(...before, recordPeer(), issue())
      .when(step)
      .then([said])
  })

  test('of this very cell is not recorded as that of a lead', () => {
    givenSteps(store(), attest()).when(recordPeer('hk')).then(['/from not-from-lead'])
  })

  test('of the lead is recorded with everyone who signed, once', () => {
    const recorded = { type: 'PeerCertificateRecorded', ...base, signedBy: ['mo', 'hk'] } as const
    const state = givenSteps(storePeer(), attest()).when(recordPeer()).then([recorded])
    expect(state).toMatchObject({ status: 'stored', signedBy: ['hk', 'mo'], assembled: true })
    givenSteps(storePeer(), attest(), recordPeer()).when(recordPeer()).then([])
  })
})
