import {
  certificateContent,
  type CertificateContent,
  type GeneralJws,
  receivedJws,
} from '@concert/contracts/certificate-content'
import { authority } from '@concert/contracts/primitives'
import { z } from 'zod'
import { digestHex } from '#canonical.ts'
import { checkKeySet, type PublicJwk, type PublicKeySet } from '#keys.ts'
import { isDateOrInstant, type Period, periodAt } from '#period-of-validity.ts'
import { CredentialRefused, type RefusalReason } from '#refusal.ts'
import { certificateHeader, generalOf } from '#signed-credential.ts'
import { isSignedBy, type JwsSignature, readKid, readPayload } from '#strict-jws.ts'
import { type JsonValue, parseStrictJson } from '#strict-json.ts'
import { textOf } from '#text-of-file.ts'

export type Authority = z.infer<typeof authority>

/**
 * `authentic`: at least one authority named in the content signed these bytes, and no signature is wrong. `altered`: a
 * signature that names the key of an authority is not by that key over these bytes. `not-a-credential`: the document cannot
 * be read, or is none that the authorities sign as a certificate; nobody is accused. `unknown-issuer`: no signature is
 * by a key in the given key sets, or one is by an unrelated key.
 */
export type Authenticity = 'authentic' | 'altered' | 'not-a-credential' | 'unknown-issuer'

/**
 * One row per authority named in the content, and one per signature that belongs to none of them. `not-checked` is an
 * authority whose keys were not given: it is not known whether it signed.
 */
export interface SignatureFinding {
  authority: Authority | null
  kid: string | null
  valid: boolean
  reason:
    | 'signed'
    | 'not-signed'
    | 'not-checked'
    | 'bad-signature'
    | 'unknown-key'
    | 'authority-not-named'
    | 'signed-twice'
    | RefusalReason
}

export type SignatureFault = Exclude<SignatureFinding['reason'], 'signed'>

/** What is wrong with a signature that is not valid. */
export function faultOf({ authority, reason }: SignatureFinding): SignatureFault {
  if (reason === 'signed') throw new Error(`the signature of ${authority} is valid`)
  return reason
}

export interface VerificationResult {
  authenticity: Authenticity
  /** Why the whole document is refused; absent when it could be read and the findings are complete. */
  refusal?: { reason: RefusalReason; message: string }
  findings: SignatureFinding[]
  /** What the authorities signed; absent unless the document is authentic. */
  content?: CertificateContent
  /** SHA-256 of the signed bytes, hexadecimal; absent when the document could not be read. */
  certificateDigest?: string
  /** The position of `at` relative to validFrom and validTo; absent unless the document is authentic. */
  period?: Period
}

/** The public keys of each authority, by its code. Sets are never merged: a key is valid only for its own authority. */
export type KeySets = Partial<Record<Authority, PublicKeySet>>

/** A public key with its authority. */
interface TrustedKey {
  authority: Authority
  key: PublicJwk
}

/**
 * Verifies a certificate offline, in either serialisation: as received text or bytes, or as a parsed general JWS. `at`
 * is the date or instant for which validity is checked; the function reads no clock.
 *
 * @throws CredentialRefused `key-refused` when a given key set is itself wrong: that is the verifier's error, not the
 * document's
 * @throws RangeError when `at` is neither a date nor an instant
 */
export async function verifyCredential(
  received: string | Uint8Array | GeneralJws,
  keySets: KeySets,
  at: string,
): Promise<VerificationResult> {
  if (!isDateOrInstant(at)) throw new RangeError(`${JSON.stringify(at)} is neither a date nor an RFC 3339 instant`)
  const trusted = await indexKeys(keySets)
  try {
    const credential = readCredential(received)
    return await verifyRead(credential, trusted, keySets, at)
  } catch (error) {
    return refusedAs('not-a-credential', error)
  }
}

async function verifyRead(
  credential: GeneralJws,
  trusted: Map<string, TrustedKey>,
  keySets: KeySets,
  at: string,
): Promise<VerificationResult> {
  try {
    const { bytes, value } = readPayload(credential.payload)
    const content = readContent(value)
    const named = new Set(content.decisions.filter(needsSignature).map(({ authority }) => authority))
    const found = await checkSignatures(credential, trusted, named)
    const findings = [...found, ...missing(named, found, keySets)]
    const namedWithoutKeys = [...named].filter((authority) => !Object.hasOwn(keySets, authority)).length
    const authenticity = judge(findings, namedWithoutKeys)
    const certificateDigest = digestHex(bytes)
    return authenticity === 'authentic'
      ? { authenticity, findings, certificateDigest, content, period: periodAt(content, at) }
      : { authenticity, findings, certificateDigest }
  } catch (error) {
    // What cannot be read may still be what an authority signed, changed since.
    const findings = await checkSignatures(credential, trusted, new Set(authority.options))
    const isAltered = findings.some(({ reason }) => reason === 'bad-signature')
    return { ...refusedAs(isAltered ? 'altered' : 'not-a-credential', error), ...(isAltered ? { findings } : {}) }
  }
}

function refusedAs(authenticity: Authenticity, error: unknown): VerificationResult {
  if (!(error instanceof CredentialRefused)) throw error
  return { authenticity, refusal: { reason: error.reason, message: error.message }, findings: [] }
}

async function indexKeys(keySets: KeySets): Promise<Map<string, TrustedKey>> {
  const byKid = new Map<string, TrustedKey>()
  for (const name of authority.options) {
    const keySet = keySets[name] ?? { keys: [] }
    for (const key of (await checkKeySet(keySet)).keys) {
      // A key in two sets would let one authority sign for the other.
      const other = byKid.get(key.kid)
      if (other !== undefined) {
        throw new CredentialRefused('key-refused', `${key.kid} is published by ${other.authority} and again by ${name}`)
      }
      byKid.set(key.kid, { authority: name, key })
    }
  }
  return byKid
}

function readCredential(received: string | Uint8Array | GeneralJws): GeneralJws {
  if (typeof received === 'object' && !(received instanceof Uint8Array)) return checkGeneral(received)
  const text = textOf(received)
  // Editors and shells leave one newline at the end; nothing else may surround the document.
  if (!text.trimStart().startsWith('{')) return checkGeneral(generalOf(text.replace(/\r?\n$/, '')))
  return checkGeneral(parseStrictJson(text))
}

function checkGeneral(value: unknown): GeneralJws {
  const parsed = receivedJws.safeParse(value)
  if (!parsed.success) throw new CredentialRefused('malformed-jws', z.prettifyError(parsed.error))
  return parsed.data
}

function readContent(value: JsonValue): CertificateContent {
  const parsed = certificateContent.safeParse(value)
  if (!parsed.success) throw new CredentialRefused('payload-refused', z.prettifyError(parsed.error))
  return parsed.data
}

/** An authority that refused is named with its decision, but it attests nothing. */
function needsSignature({ decision }: CertificateContent['decisions'][number]): boolean {
  switch (decision) {
    case 'grant':
    case 'recognise':
    case 'reserve':
      return true
    case 'refuse':
      return false
  }
}

async function checkSignatures(
  credential: GeneralJws,
  trusted: Map<string, TrustedKey>,
  named: Set<Authority>,
): Promise<SignatureFinding[]> {
  const findings: SignatureFinding[] = []
  for (const signature of credential.signatures) {
    const finding = await checkSignature(credential.payload, signature, trusted, named)
    const isSecond = finding.valid && findings.some((other) => other.authority === finding.authority)
    findings.push(isSecond ? { ...finding, valid: false, reason: 'signed-twice' } : finding)
  }
  return findings
}

async function checkSignature(
  payload: string,
  signature: JwsSignature,
  trusted: Map<string, TrustedKey>,
  named: Set<Authority>,
): Promise<SignatureFinding> {
  let kid: string | null = null
  try {
    kid = readKid(certificateHeader, signature.protected)
    const signer = trusted.get(kid)
    if (signer === undefined) return { authority: null, kid, valid: false, reason: 'unknown-key' }
    const { authority, key } = signer
    if (!named.has(authority)) return { authority, kid, valid: false, reason: 'authority-not-named' }
    const valid = await isSignedBy(key, payload, signature)
    return { authority, kid, valid, reason: valid ? 'signed' : 'bad-signature' }
  } catch (error) {
    if (!(error instanceof CredentialRefused)) throw error
    return { authority: null, kid, valid: false, reason: error.reason }
  }
}

function missing(named: Set<Authority>, found: SignatureFinding[], keySets: KeySets): SignatureFinding[] {
  const present = new Set(found.map(({ authority }) => authority))
  return [...named]
    .filter((authority) => !present.has(authority))
    .map((authority) => {
      const reason = Object.hasOwn(keySets, authority) ? 'not-signed' : 'not-checked'
      return { authority, kid: null, valid: false, reason }
    })
}

/**
 * A missing signature does not affect those that verify: an authority can sign later. A signature by an unknown key is
 * harmless only while the key may belong to a named authority whose keys the verifier does not have; beyond that it is
 * by a stranger. Every other fault refuses the whole document: that it was altered is said of a signature that fails.
 */
function judge(findings: SignatureFinding[], namedWithoutKeys: number): Authenticity {
  const count = (reason: SignatureFinding['reason']) => findings.filter((finding) => finding.reason === reason).length
  const harmless = count('signed') + count('not-signed') + count('not-checked') + count('unknown-key')
  if (count('bad-signature') > 0) return 'altered'
  if (harmless < findings.length) return 'not-a-credential'
  return count('signed') > 0 && count('unknown-key') <= namedWithoutKeys ? 'authentic' : 'unknown-issuer'
}
