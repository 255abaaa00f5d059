import { describe, expect, test } from 'vitest'
import { after, attempt, authorisation, codes, digestB, refused } from '../examples.ts'
import type { Step } from '../examples.ts'
import { violation } from '../violation.ts'
import type { IntentTypes } from './events.ts'
import { assemble, attest, issue, recordAttestation, recordPeer, store, storePeer, toIssued } from './examples.ts'
import { intentMachine } from './table.ts'

/** Judges a step after others. */
function judge(step: Step<IntentTypes>, before: readonly Step<IntentTypes>[] = []) {
  const state = before.length === 0 ? null : after(intentMachine, before)
  return attempt(intentMachine, state, step(state))
}

const fault = violation('bad-signature', '/attestation/signature', {}, 'mo')

describe('an intent is not stored', () => {
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
  ])('%s', (_name, facts, code) => {
    expect(codes(judge(store({}, facts)))).toEqual([code])
    expect(codes(judge(storePeer(facts)))).toEqual([code])
  })

  test('with every lint that fails', () => {
    const lints = [violation('date-malformed', '/validTo', {}), violation('digest-malformed', '/nonce', {})]
    expect(refused(judge(store({}, { lints })))).toEqual(['/validTo date-malformed', '/nonce digest-malformed'])
  })

  test('when valid before the local day of the decision, or from no date at all', () => {
    const decidedAt = '2026-11-02T16:30:00Z'
    expect(refused(judge(store({ decidedAt, validFrom: '2026-11-02' })))).toEqual(['/validFrom valid-before-decision'])
    expect(judge(store({ decidedAt, validFrom: '2026-11-03' })).ok).toBe(true)
    expect(codes(judge(store({ validFrom: 'soon' })))).toEqual(['valid-before-decision'])
  })

  test('for the lead, when it states something else than this authority recognised', () => {
    const disagreements = [violation('differs-from-dossier', '/content/scope', { member: 'scope' })]
    expect(refused(judge(storePeer({ disagreements })))).toEqual(['/content/scope differs-from-dossier'])
  })

  test('for the lead, when the lead has not signed it', () => {
    const leadSignatureFaults = [fault]
    expect(refused(judge(storePeer({ leadSignatureFaults })))).toEqual(['/attestation/signature bad-signature mo'])
    expect(after(intentMachine, [storePeer()]).signedBy).toEqual(['mo'])
  })

  test('for the lead, when its number or its decision has other content already', () => {
    const pointer = '/content/certificateNumber'
    const ofNumber = { recorded: { certificateNumber: 'GBAAI-H001-26-L-00003-3' } }
    expect(refused(judge(storePeer(ofNumber)))).toEqual([`${pointer} number-has-other-content`])
    const ofDecision = { recorded: { certificateNumber: 'GBAAI-H001-26-L-00004-1' } }
    expect(refused(judge(storePeer(ofDecision)))).toEqual([`${pointer} decision-has-other-content`])
  })
})

describe('a stored intent is not signed', () => {
  test('without a signatory, however long ago it was stored', () => {
    expect(codes(judge(attest({ signatoryAuthorisation: null }), [store()]))).toEqual(['signatory-not-authorised'])
  })

  test('when the stored bytes are not those of its digest', () => {
    expect(codes(judge(attest({ storedDigest: digestB }), [store()]))).toEqual(['certificate-digest-differs'])
  })
})

describe('a stored intent of another lead is not signed', () => {
  test('while the signature of that lead is not on record', () => {
    const state = { ...after(intentMachine, [storePeer()]), signedBy: [] }
    const signing = attempt(intentMachine, state, attest()(state))
    expect(refused(signing)).toEqual(['attestation-awaited mo'])
    expect(judge(attest(), [storePeer()]).ok).toBe(true)
  })
})

describe('an attestation is not recorded', () => {
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
    [
      'that does not verify',
      recordAttestation('mo', {}, { signatureFaults: [fault] }),
      '/attestation/signature bad-signature mo',
    ],
    [
      'beside another one of the same authority',
      recordAttestation('mo', {}, { isOtherOnRecord: true }),
      '/attestation/signature other-signature-on-record mo',
    ],
  ])('%s, neither at first nor once all have signed', (_name, step, said) => {
    expect(refused(judge(step, [store()]))).toEqual([said])
    expect(refused(judge(step, toIssued))).toEqual([said])
  })

  test('twice', () => {
    const once = [store(), recordAttestation('mo')]
    expect(judge(recordAttestation('mo'), once)).toMatchObject({ ok: true, events: [] })
    expect(after(intentMachine, once).signedBy).toEqual(['mo'])
  })
})

describe('a credential', () => {
  test('is not assembled by who does not lead', () => {
    expect(refused(judge(assemble(['hk']), [storePeer(), attest()]))).toEqual(['not-the-lead'])
  })

  test('is not assembled while a signature is awaited, and says whose', () => {
    expect(refused(judge(assemble(), [store(), attest()]))).toEqual([
      'attestation-awaited cn-gd',
      'attestation-awaited mo',
    ])
  })

  test('makes no certificate public before it is assembled', () => {
    expect(codes(judge(issue(), [store(), attest()]))).toEqual(['not-assembled'])
    expect(after(intentMachine, toIssued)).toMatchObject({ status: 'issued', assembled: true })
  })

  test.each([
    ['from another than the lead', recordPeer('cn-gd'), '/from not-from-lead'],
    ['over other bytes', recordPeer('mo', { isStoredContent: false }), '/credential/payload another-content'],
    [
      'with a signature that does not verify',
      recordPeer('mo', { signatureFaults: [fault] }),
      '/attestation/signature bad-signature mo',
    ],
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
    expect(refused(judge(step, before))).toEqual([said])
    expect(refused(judge(step, [...before, recordPeer()]))).toEqual([said])
    expect(refused(judge(step, [...before, recordPeer(), issue()]))).toEqual([said])
  })

  test('of this very cell is not recorded as that of a lead', () => {
    expect(refused(judge(recordPeer('hk'), [store(), attest()]))).toEqual(['/from not-from-lead'])
  })

  test('of the lead is recorded with everyone who signed, once', () => {
    const recorded = [storePeer(), attest(), recordPeer()]
    expect(after(intentMachine, recorded)).toMatchObject({ status: 'stored', signedBy: ['hk', 'mo'], assembled: true })
    expect(judge(recordPeer(), recorded)).toMatchObject({ ok: true, events: [] })
  })
})
