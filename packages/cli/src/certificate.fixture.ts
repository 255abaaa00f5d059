import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CertificateContent, EffectStatement, GeneralJws } from '@concert/contracts/certificate-content'
import { canonicalBytes, digestHex } from '@concert/credentials/canonical'
import { generateKey, type PrivateJwk, publicKeySet } from '@concert/credentials/keys'
import { assemble, attest } from '@concert/credentials/signed-credential'
import { signStatement } from '@concert/credentials/statement'
import { authorities, type Authority } from '@concert/domain/jurisdictions'

const decidedAt = '2026-11-20T08:00:00.000Z'

/** The story's certificate: granted by Hong Kong, recognised by Guangdong, and by Macao on a condition. */
export const content: CertificateContent = {
  type: 'ConcertCertificate',
  version: 1,
  certificateNumber: 'GBAAI-H001-26-L-00003-3',
  edition: 'GBA-AI 2026-1',
  holder: {
    organisationId: 'org_0197f3a0-0000-7000-8000-000000000001' as CertificateContent['holder']['organisationId'],
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
    { authority: 'cn-gd', jurisdiction: 'CN', decision: 'recognise', conditions: [], decidedAt },
    { authority: 'hk', jurisdiction: 'HK', decision: 'grant', conditions: [], decidedAt },
    { authority: 'mo', jurisdiction: 'MO', decision: 'recognise', conditions: ['Notices in Portuguese'], decidedAt },
  ],
  evaluationId: 'evl_0197f3a0-0000-7000-8000-000000000002' as CertificateContent['evaluationId'],
  evaluationDigest: 'cd'.repeat(32),
  decidedAt,
  validFrom: '2026-11-23',
  validTo: '2029-11-22',
  issuedAt: '2026-11-22T17:00:00.000Z',
  nonce: '0123456789abcdef0123456789abcdef',
}

export type Keys = Record<Authority, PrivateJwk>

export async function makeKeys(): Promise<Keys> {
  const entries = authorities.map(async (authority) => [authority, (await generateKey()).privateJwk] as const)
  return Object.fromEntries(await Promise.all(entries)) as Keys
}

/** The certificate signed with these keys, or another content of it. */
export async function issue(keys: PrivateJwk[], certified: CertificateContent = content): Promise<GeneralJws> {
  const bytes = canonicalBytes(certified)
  return assemble(bytes, await Promise.all(keys.map((key) => attest(bytes, key))))
}

/** Macao's suspension of its own effect, with what a test changes in it. */
export function suspension(change: Partial<EffectStatement> = {}): EffectStatement {
  return {
    certificateNumber: content.certificateNumber,
    authority: 'mo',
    jurisdiction: 'MO',
    status: 'suspended',
    conditions: [],
    reason: { en: 'Notices in Portuguese are missing' },
    clause: '7.11.1',
    at: '2026-11-30T09:00:00.000Z',
    sequence: 1,
    certificateDigest: digestHex(canonicalBytes(content)),
    ...change,
  }
}

export function sign(statement: EffectStatement, key: PrivateJwk): Promise<string> {
  return signStatement('concert-effect+jws', statement, key)
}

/** Writes the key set of an authority as a trust folder has it. */
export function writeKeys(into: string, name: string, key: Keys['hk']): Promise<void> {
  return writeFile(join(into, `${name}.jwks.json`), JSON.stringify(publicKeySet(key)))
}
