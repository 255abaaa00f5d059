import type { CertificateContent, GeneralJws } from '@concert/contracts/certificate-content'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { canonicalBytes } from '#canonical.ts'
import { generateKey, type PrivateJwk, publicKeySet } from '#keys.ts'
import { assemble, attest } from '#signed-credential.ts'
import { encodeBase64url, signJws } from '#strict-jws.ts'
import { softSigner } from '#signer.ts'
import type { KeySets } from '#verify-credential.ts'

const decidedAt = '2026-11-20T08:00:00.000Z'

/** A certificate of the story: granted by Hong Kong, recognised by Guangdong, recognised on a condition by Macao. */
export const content = {
  type: 'ConcertCertificate',
  version: 1,
  certificateNumber: 'GBAAI-H001-26-L-00003-3',
  edition: 'GBA-AI 2026-1',
  holder: {
    organisationId: 'org_0197f3a0-0000-7000-8000-000000000001',
    names: { en: 'Harbour Legal LLM', 'zh-Hant': '海港法律大模型' },
    identifier: { scheme: 'HK-UBI', value: '99990017' },
    place: 'HK',
  },
  aiSystem: { names: { en: 'Harbour Counsel' }, version: '3.2.0', weightsDigest: 'ab'.repeat(32) },
  riskClass: 'limited',
  modalities: ['nlp', 'genai'],
  scope: { en: 'Legal questions and answers in Cantonese and English' },
  placesOfUse: ['CN', 'HK', 'MO'],
  leadAuthority: 'hk',
  decisions: [
    { authority: 'hk', jurisdiction: 'HK', decision: 'grant', conditions: [], decidedAt },
    { authority: 'cn-gd', jurisdiction: 'CN', decision: 'recognise', conditions: [], decidedAt },
    { authority: 'mo', jurisdiction: 'MO', decision: 'reserve', conditions: ['Portuguese notices'], decidedAt },
  ],
  evaluationId: 'evl_0197f3a0-0000-7000-8000-000000000002',
  evaluationDigest: 'cd'.repeat(32),
  decidedAt,
  validFrom: '2026-11-23',
  validTo: '2029-11-22',
  issuedAt: '2026-11-22T17:00:00.000Z',
  nonce: '0123456789abcdef0123456789abcdef',
} satisfies CertificateContent

export const at = '2026-12-01'

export interface Cast {
  keys: Record<Authority, PrivateJwk>
  keySets: Required<KeySets>
}

/** Every authority, each with a new key. */
export async function cast(): Promise<Cast> {
  const made = authorities.map(async (authority) => [authority, (await generateKey()).privateJwk] as const)
  const entries = await Promise.all(made)
  return {
    keys: Object.fromEntries(entries) as Cast['keys'],
    keySets: Object.fromEntries(entries.map(([authority, key]) => [authority, publicKeySet(key)])) as Cast['keySets'],
  }
}

/** The certificate with attestations by these keys. */
export async function issue(keys: PrivateJwk[], value: unknown = content): Promise<GeneralJws> {
  const bytes = canonicalBytes(value)
  return assemble(bytes, await Promise.all(keys.map((key) => attest(bytes, key))))
}

/** A correct signature under a header and over a payload that no honest signer would create. */
export async function forge(key: PrivateJwk, header: Record<string, unknown>, payload: string): Promise<GeneralJws> {
  const protectedHeader = encodeBase64url(canonicalBytes(header))
  const signer = await softSigner(key)
  const signature = await signer.sign(new TextEncoder().encode(`${protectedHeader}.${payload}`))
  return { payload, signatures: [{ protected: protectedHeader, signature: encodeBase64url(signature) }] }
}

/** A correct signature over bytes that need not be canonical. */
export async function signText(key: PrivateJwk, text: string, typ = 'concert-certificate+jws'): Promise<GeneralJws> {
  const bytes = new TextEncoder().encode(text)
  const kind = { cty: 'concert-certificate+json', typ }
  return { payload: encodeBase64url(bytes), signatures: [await signJws(kind, bytes, await softSigner(key))] }
}
