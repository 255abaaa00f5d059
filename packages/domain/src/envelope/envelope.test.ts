import { describe, expect, test } from 'vitest'
import { at, digestA, digestB } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { evolveEnvelope } from './events.ts'
import type { EnvelopeEvent } from './events.ts'
import {
  deliverEnvelope,
  delivered,
  firstTime,
  published,
  queued,
  receipt,
  reviveEnvelope,
  revived,
  receiveEnvelope,
  received,
  sendEnvelope,
} from './examples.ts'
import { envelopeMachine } from './table.ts'

describe('an envelope to another authority', () => {
  test('is queued once it is signed, and delivered once', () => {
    const state = given(envelopeMachine, []).when(sendEnvelope(), published).then([queued])
    expect(state).toStrictEqual({
      status: 'queued',
      authority: 'hk',
      envelopeId: 'env_1',
      from: 'hk',
      to: 'mo',
      envelopeType: 'dossier.v1',
      statementDigest: digestA,
    })
    given(envelopeMachine, [queued]).when(deliverEnvelope, receipt).then([delivered])
    given(envelopeMachine, [queued, delivered])
      .when(deliverEnvelope, receipt)
      .then({ kind: 'not-allowed', status: 'delivered', command: 'deliverEnvelope', allowed: ['reviveEnvelope'] })
  })

  test('is not sent to this authority itself', () => {
    given(envelopeMachine, [])
      .when(sendEnvelope({ to: 'hk' }), published)
      .then(['/to own-authority'])
  })

  test('is not sent under a key that this authority does not publish', () => {
    given(envelopeMachine, [])
      .when(sendEnvelope({ kid: 'key-of-yesterday' }), published)
      .then(['sender-mismatch'])
    given(envelopeMachine, [])
      .when(sendEnvelope(), { ...published, publishedKids: [] })
      .then(['sender-mismatch'])
    given(envelopeMachine, [])
      .when(sendEnvelope(), { ...published, publishedKids: ['key-of-tomorrow', 'key-hk'] })
      .then([queued])
  })

  test('is not sent for an intention for which another body was sent', () => {
    given(envelopeMachine, [])
      .when(sendEnvelope(), { ...published, recordedBodyDigest: digestB })
      .then(['/body intention-differs'])
    given(envelopeMachine, [])
      .when(sendEnvelope(), { ...published, recordedBodyDigest: digestA })
      .then([queued])
  })

  test.each([
    ['the other authority refuses it', null],
    ['the receipt is that of another envelope', 'env_2'],
  ])('is not delivered when %s', (_why, receiptFor) => {
    given(envelopeMachine, [queued])
      .when(deliverEnvelope, { ...receipt, receiptFor })
      .then(['rejected-by-peer'])
  })
})

describe('an envelope that the other authority does not have', () => {
  const here = { authority: 'hk' } as const

  test('is sent anew, with what was signed for it, and is not sent itself any more', () => {
    const state = given(envelopeMachine, [queued])
      .when(reviveEnvelope, { ...here, because: 'too-old' })
      .then([revived])
    expect(state).toMatchObject({ status: 'revived' })
    expect(state).not.toHaveProperty('statement')
    given(envelopeMachine, [queued, revived])
      .when(deliverEnvelope, receipt)
      .then({ kind: 'not-allowed', status: 'revived', command: 'deliverEnvelope', allowed: [] })
  })

  test('is sent anew also after its receipt, where the ledgers differ', () => {
    given(envelopeMachine, [queued, delivered])
      .when(reviveEnvelope, { ...here, because: 'lost' })
      .then([{ ...revived, because: 'lost' }])
  })

  test('is not sent anew where nothing says that it is missing there', () => {
    for (const history of [[queued], [queued, delivered]]) {
      given(envelopeMachine, history)
        .when(reviveEnvelope, { ...here, because: null })
        .then(['envelope-not-missing'])
    }
  })
})

describe('an envelope of another authority', () => {
  test('is received once, and its statement stays with its event', () => {
    const state = given(envelopeMachine, []).when(receiveEnvelope(), firstTime).then([received])
    expect(state).toMatchObject({ status: 'received', from: 'mo', to: 'hk' })
    expect(state).not.toHaveProperty('statement')
  })

  test.each([
    ['7 days old', '2026-10-26T02:00:00Z', []],
    ['older than 7 days', '2026-10-26T01:59:59Z', ['too-old']],
    ['5 minutes ahead', '2026-11-02T02:05:00Z', []],
    ['more than 5 minutes ahead', '2026-11-02T02:05:01Z', ['issued-in-the-future']],
  ])('that is %s is judged by when it was issued', (_age, issuedAt, said) => {
    given(envelopeMachine, [])
      .when(receiveEnvelope({ at, issuedAt }), firstTime)
      .then(said.length === 0 ? [received] : said)
  })

  test('is refused when another authority than its sender signed it', () => {
    given(envelopeMachine, [])
      .when(receiveEnvelope(), { ...firstTime, signedBy: 'cn-gd' })
      .then(['sender-mismatch'])
  })

  test('is refused when it is addressed to a third one', () => {
    given(envelopeMachine, [])
      .when(receiveEnvelope({ to: 'cn-gd' }), firstTime)
      .then(['misaddressed'])
  })

  test('under an id that was used for other bytes is refused', () => {
    given(envelopeMachine, [])
      .when(receiveEnvelope(), { ...firstTime, recordedDigest: digestB })
      .then(['id-reused'])
    given(envelopeMachine, [])
      .when(receiveEnvelope(), { ...firstTime, recordedDigest: digestA })
      .then([received])
  })
})

describe('a corrupt history of an envelope is refused', () => {
  test('when it begins with a revival', () => {
    expect(() => evolveEnvelope(null, revived)).toThrow(
      'a history begins with EnvelopeQueued, not with EnvelopeRevived',
    )
  })

  test('when it begins with a delivery', () => {
    expect(() => evolveEnvelope(null, delivered)).toThrow(
      'a history begins with EnvelopeQueued, not with EnvelopeDelivered',
    )
  })

  test('when it has an event of an unknown type', () => {
    const unknown = { ...delivered, type: 'EnvelopePainted' } as unknown as EnvelopeEvent
    expect(() => evolveEnvelope(null, unknown)).toThrow('no change is known for an event of type EnvelopePainted')
  })
})
