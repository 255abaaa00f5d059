/** Values that the examples of several operations share: one certificate of the seed cast, from dossier to credential. */

const digest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const holder = {
  organisationId: 'org_0197f3a0-0000-7000-8000-000000000001',
  names: { en: 'Harbour Legal LLM Limited', 'zh-Hant': '海港法律大模型有限公司' },
  identifier: { scheme: 'HK-UBI', value: '99990017' },
  place: 'HK',
}
const aiSystem = {
  names: { en: 'Harbour Legal LLM', 'zh-Hant': '海港法律大模型' },
  version: '2.4.0',
  weightsDigest: digest,
}
const scope = {
  en: 'Legal question answering in Cantonese and English',
  'zh-Hant': '粵語及英語法律問答',
  'zh-Hans': '粤语及英语法律问答',
  pt: 'Resposta a perguntas jurídicas em cantonês e inglês',
}
const evaluationId = 'evl_0197f3a0-0000-7000-8000-000000000001'
const decidedAt = '2026-11-20T09:00:00.000Z'

export const exampleNumber = 'GBAAI-H001-26-L-00003-3'

export const exampleDossier = {
  leadAuthority: 'hk',
  applicationId: 'app_0197f3a0-0000-7000-8000-000000000001',
  evaluationId,
  edition: 'GBA-AI 2026-1',
  organisation: holder,
  aiSystem: { aiSystemId: 'sys_0197f3a0-0000-7000-8000-000000000001', ...aiSystem },
  riskClass: 'limited',
  modalities: ['nlp', 'genai'],
  placesOfUse: ['CN', 'HK', 'MO'],
  scope,
  findings: [{ requirementId: 'GBA-AI-TS-01', grade: 'conforms', evidence: [digest] }],
  nonconformities: [{ requirementId: 'GBA-AI-ET-11', grade: 'minor', closed: true }],
  recommendation: 'grant',
  decision: { outcome: 'grant', decidedAt, deciders: 2 },
  evaluationDigest: digest,
}

export const examplePeerDecision = {
  evaluationId,
  dossierDigest: digest,
  jurisdiction: 'MO',
  decision: 'reserve',
  conditions: ['The Portuguese disclosure is shown before the first answer.'],
  reasons: ['The local annex is met with this condition.'],
  decidedAt,
}

export const exampleContent = {
  type: 'ConcertCertificate',
  version: 1,
  certificateNumber: exampleNumber,
  edition: 'GBA-AI 2026-1',
  holder,
  aiSystem,
  riskClass: 'limited',
  modalities: ['nlp', 'genai'],
  scope,
  placesOfUse: ['CN', 'HK', 'MO'],
  leadAuthority: 'hk',
  decisions: [
    { authority: 'hk', jurisdiction: 'HK', decision: 'grant', conditions: [], decidedAt },
    { authority: 'cn-gd', jurisdiction: 'CN', decision: 'recognise', conditions: [], decidedAt },
    { authority: 'mo', jurisdiction: 'MO', ...reserved() },
  ],
  evaluationId,
  evaluationDigest: digest,
  decidedAt,
  validFrom: '2026-11-23',
  validTo: '2029-11-22',
  issuedAt: '2026-11-23T09:00:00.000Z',
  nonce: '000102030405060708090a0b0c0d0e0f',
}

function reserved() {
  const { decision, conditions } = examplePeerDecision
  return { decision, conditions, decidedAt }
}

/** Of the right form only: its signatures are of nobody. */
export const exampleCompactJws = 'eyJhbGciOiJFZERTQSJ9.e30.AAAA'
export const exampleCredential = {
  payload: 'e30',
  signatures: [{ protected: 'eyJhbGciOiJFZERTQSJ9', signature: 'AAAA' }],
}
export const exampleAttestation = {
  certificateNumber: exampleNumber,
  certificateDigest: digest,
  protected: 'eyJhbGciOiJFZERTQSJ9',
  signature: 'AAAA',
}
