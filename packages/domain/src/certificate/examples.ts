import { digestA, digestB, standing } from '../examples.ts'
import type { CertificateContent } from './content.ts'
import type { OpeningFacts, OpeningParticulars } from './opening.ts'

// For the tests of this package only: one certificate, as Hong Kong leads it.

const names = { en: 'Harbour Legal LLM Limited', 'zh-Hant': '海港法律大模型有限公司' }

export const content: CertificateContent = {
  type: 'ConcertCertificate',
  version: 1,
  certificateNumber: 'GBAAI-H001-26-L-00003-3',
  edition: 'GBA-AI 2026-1',
  holder: { organisationId: 'org_1', names, identifier: { scheme: 'HK-UBI', value: '99990017' }, place: 'HK' },
  aiSystem: { names: { en: 'Harbour Legal LLM' }, version: '3.1', weightsDigest: digestA },
  riskClass: 'limited',
  modalities: ['nlp', 'genai'],
  scope: { en: 'Legal questions', 'zh-Hant': '法律問答', 'zh-Hans': '法律问答', pt: 'Consultas jurídicas' },
  placesOfUse: ['CN', 'HK', 'MO'],
  leadAuthority: 'hk',
  decisions: [
    { authority: 'hk', jurisdiction: 'HK', decision: 'grant', conditions: [], decidedAt: '2026-11-01T01:00:00Z' },
    {
      authority: 'cn-gd',
      jurisdiction: 'CN',
      decision: 'recognise',
      conditions: [],
      decidedAt: '2026-11-01T02:00:00Z',
    },
    {
      authority: 'mo',
      jurisdiction: 'MO',
      decision: 'recognise',
      conditions: ['Label.'],
      decidedAt: '2026-11-01T03:00:00Z',
    },
  ],
  evaluationId: 'evl_1',
  evaluationDigest: digestB,
  decidedAt: '2026-11-01T01:00:00Z',
  validFrom: '2026-11-02',
  validTo: '2029-11-01',
  issuedAt: '2026-11-02T02:00:00Z',
  nonce: 'a1b2c3d4',
}

/** What Hong Kong's own decision says of it. */
export const particulars: OpeningParticulars = {
  authority: 'hk',
  edition: standing.edition,
  certificateNumber: content.certificateNumber,
  jurisdiction: 'HK',
  leadAuthority: 'hk',
  evaluationId: content.evaluationId,
  certificateDigest: digestA,
  decision: 'grant',
  conditions: [],
  decidedAt: content.decidedAt,
  validFrom: content.validFrom,
  validTo: content.validTo,
}

export const openingFacts: OpeningFacts = {
  ...standing,
  granted: true,
  agreementCountersigned: true,
  openNonconformities: 0,
  lints: [],
}
