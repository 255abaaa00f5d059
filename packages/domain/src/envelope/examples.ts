import { at, digestA, people, person } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { DeliverEnvelope, ReceiveEnvelope, ReviveEnvelope, SendEnvelope } from './commands.ts'
import type { EnvelopeDelivered, EnvelopeQueued, EnvelopeReceived, EnvelopeRevived, EnvelopeTypes } from './events.ts'

// For the tests of this package only: a dossier that goes from Hong Kong to Macao, and the decision that comes back.

type EnvelopeStep = Step<EnvelopeTypes>

const here = { authority: 'hk' } as const
export const published = { ...here, publishedKids: ['key-hk'], recordedBodyDigest: null }
export const receipt = { ...here, receiptFor: 'env_1' }
export const firstTime = { ...here, signedBy: 'mo', recordedDigest: null } as const

const dossier = {
  authority: 'hk',
  envelopeId: 'env_1',
  from: 'hk',
  to: 'mo',
  envelopeType: 'dossier.v1',
  statementDigest: digestA,
} as const

const decision = {
  authority: 'hk',
  envelopeId: 'env_2',
  from: 'mo',
  to: 'hk',
  envelopeType: 'recognition-decision.v1',
  statementDigest: digestA,
} as const
const statement = 'e30.e30.AAAA'
const macao = person('authority:mo', 'peer-authority')

export function sendEnvelope(change: Partial<Omit<SendEnvelope, 'name'>> = {}): SendEnvelope {
  return { name: 'sendEnvelope', actor: people.system, at, ...dossier, kid: 'key-hk', bodyDigest: digestA, ...change }
}

export const deliverEnvelope: DeliverEnvelope = { name: 'deliverEnvelope', actor: people.system, at }

export const reviveEnvelope: ReviveEnvelope = { name: 'reviveEnvelope', actor: people.system, at, statement }

export function receiveEnvelope(change: Partial<Omit<ReceiveEnvelope, 'name'>> = {}): ReceiveEnvelope {
  return { name: 'receiveEnvelope', actor: macao, at, ...decision, issuedAt: at, statement, ...change }
}

export const queued: EnvelopeQueued = { type: 'EnvelopeQueued', at, by: people.system.id, ...dossier }
export const delivered: EnvelopeDelivered = {
  type: 'EnvelopeDelivered',
  at,
  by: people.system.id,
  envelopeId: 'env_1',
  to: 'mo',
  envelopeType: 'dossier.v1',
}
export const revived: EnvelopeRevived = {
  ...delivered,
  type: 'EnvelopeRevived',
  because: 'too-old',
  statement,
}
export const received: EnvelopeReceived = { type: 'EnvelopeReceived', at, by: macao.id, ...decision, statement }

/** Together they take every row of the table. */
export const envelopeJourneys: readonly (readonly EnvelopeStep[])[] = [
  [() => ({ command: sendEnvelope(), facts: published }), () => ({ command: deliverEnvelope, facts: receipt })],
  [
    () => ({ command: sendEnvelope(), facts: published }),
    () => ({ command: reviveEnvelope, facts: { ...here, because: 'too-old' } }),
  ],
  [
    () => ({ command: sendEnvelope(), facts: published }),
    () => ({ command: deliverEnvelope, facts: receipt }),
    () => ({ command: reviveEnvelope, facts: { ...here, because: 'lost' } }),
  ],
  [() => ({ command: receiveEnvelope(), facts: firstTime })],
]
