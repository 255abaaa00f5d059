import { at, authorisation, digestA, digestB, judge, people, standing } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { Actor } from '../roles.ts'
import type { IssueCertificate, IssueFacts } from './commands.ts'
import type { CertificateContent } from '../certificate/content.ts'
import type { EffectTypes } from './evolve.ts'

// For the tests of this package only: one certificate and its effect in Hong Kong.

type CertificateStep = Step<EffectTypes>
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

export function issue(change: Partial<Omit<IssueCertificate, 'name'>> = {}, facts = {}): CertificateStep {
  const command = {
    name: 'issueCertificate',
    actor: people.system,
    at,
    authority: 'hk',
    edition: standing.edition,
    certificateNumber: content.certificateNumber,
    jurisdiction: 'HK',
    leadAuthority: 'hk',
    decision: 'grant',
    conditions: [],
    decidedAt: content.decidedAt,
    validFrom: content.validFrom,
    validTo: content.validTo,
  } as const
  const looked = {
    ...standing,
    granted: true,
    agreementCountersigned: true,
    openNonconformities: 0,
    lints: [],
    signatoryAuthorisation: authorisation('signatory'),
  }
  return () => ({ command: { ...command, ...change }, facts: { ...looked, ...facts } })
}
/** The same, once it is published. */
export function open(change: Partial<Omit<IssueCertificate, 'name'>> = {}, facts = {}): CertificateStep {
  const issued = issue(change, facts)
  return (state) => {
    const { command, facts: looked } = issued(state)
    const { signatoryAuthorisation: _signatory, ...known } = looked as IssueFacts
    return { command: { ...(command as IssueCertificate), name: 'openEffect' }, facts: known }
  }
}
export function substantiate(reason = 'It gave advice on the law of no place.', declared = true): CertificateStep {
  const command = {
    name: 'substantiateNonconformity',
    actor: people.evaluatorOne,
    at,
    source: 'complaint',
    reason,
  } as const
  return () => ({ command, facts: { ...judge('evaluator'), declared, reasonLacks: [] } })
}
export function suspend(
  reason = 'Until the advice is right.',
  declared = true,
  actor: Actor = people.deciderOne,
): CertificateStep {
  const command = { name: 'suspendEffect', actor, at, reason } as const
  return () => ({ command, facts: { ...judge('decision-maker'), declared, reasonLacks: [] } })
}

/** Together they take every row of the table. */
export const effectJourneys: readonly (readonly CertificateStep[])[] = [
  [issue(), substantiate(), suspend()],
  [issue({ decision: 'reserve', conditions: ['Notify the DSPDP.'] })],
  [open(), substantiate(), suspend()],
]
