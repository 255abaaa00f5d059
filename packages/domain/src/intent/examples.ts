import { content, openingFacts, particulars } from '../certificate/examples.ts'
import { attestingAuthorities } from '../certificate/content.ts'
import { at, authorisation, people, standing } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { Authority } from '../jurisdictions.ts'
import type { CommandName } from '../machine.ts'
import type { StoreIntent } from './commands.ts'
import type { IntentTypes } from './events.ts'

// For the tests of this package only: the intent of one certificate in Hong Kong.

type IntentStep = Step<IntentTypes>

const signatory = { signatoryAuthorisation: authorisation('signatory') }
const given = { actor: people.system, at }

export function store(change: Partial<Omit<StoreIntent, 'name'>> = {}, facts = {}): IntentStep {
  const command = { name: 'storeIntent', ...given, ...particulars, ...change } as const
  return () => ({ command, facts: { ...openingFacts, ...signatory, ...facts } })
}

/** Macao leads, and Hong Kong recognised. */
export function storePeer(facts = {}): IntentStep {
  const recognised = { leadAuthority: 'mo', decision: 'recognise' } as const
  const command = { name: 'storePeerIntent', ...given, ...particulars, ...recognised } as const
  return () => ({
    command,
    facts: { ...openingFacts, ...signatory, leadSignatureFaults: [], disagreements: [], recorded: null, ...facts },
  })
}

export const attest = (facts = {}) =>
  step('attestCertificate', {}, { ...signatory, storedDigest: particulars.certificateDigest, ...facts })

export function recordAttestation(from: Authority, change = {}, facts = {}): IntentStep {
  const { certificateNumber, certificateDigest } = particulars
  const attestation = { certificateNumber, certificateDigest, ...change }
  return step('recordAttestation', { from, attestation }, { signatureFaults: [], isOtherOnRecord: false, ...facts })
}

export const assemble = (attesting: readonly Authority[] = attestingAuthorities(content)) =>
  step('assembleCertificate', {}, { attesting })

export const issue = () => step('issueCertificate', {}, {})

export function recordPeer(from: Authority = 'mo', facts = {}): IntentStep {
  const first = { contradicted: [], isOtherRecorded: false }
  const signed = { signedBy: ['mo', 'hk'], isOwnSignatureOnRecord: true }
  const verified = { isStoredContent: true, signatureFaults: [], ...signed, ...first }
  return step('recordPeerCertificate', { from }, { ...verified, ...facts })
}

/** Hong Kong leads: the three sign, the certificate is assembled and issued. */
export const toIssued: readonly IntentStep[] = [
  store(),
  attest(),
  recordAttestation('mo'),
  recordAttestation('cn-gd'),
  assemble(),
  issue(),
]

/** Together they take every row of the table. */
export const intentJourneys: readonly (readonly IntentStep[])[] = [
  [...toIssued, recordAttestation('mo')],
  [storePeer(), attest(), recordPeer(), recordPeer(), issue(), recordPeer()],
]

function step(name: CommandName<IntentTypes>, payload: object, facts: object): IntentStep {
  const command = { name, ...given, ...payload } as IntentTypes['command']
  return () => ({ command, facts: { ...standing, ...facts } })
}
