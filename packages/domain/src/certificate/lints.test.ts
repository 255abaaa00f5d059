import { expect, test } from 'vitest'
import { addMonths } from '../instant.ts'
import { attestingAuthorities } from './content.ts'
import type { CertificateContent } from './content.ts'
import { content } from './examples.ts'
import { certificateLints, lintCertificate, validToOf } from './lints.ts'
import type { CertificateRules } from './lints.ts'

const rules: CertificateRules = {
  validityMonths: { high: 36, limited: 36, minimal: 24 },
}
const [grant, recognised, conditional] = content.decisions
if (grant === undefined || recognised === undefined || conditional === undefined) throw new Error('three decided')

/** Every lint, what breaks it, and what it says then. */
const broken: readonly [lint: string, change: Partial<CertificateContent>, said: readonly string[]][] = [
  [
    'number-well-formed',
    { certificateNumber: 'GBAAI-H001-26-L-00003-4' },
    ['/certificateNumber identifier-check-character'],
  ],
  ['number-well-formed', { certificateNumber: 'nonsense' }, ['/certificateNumber identifier-length']],
  [
    'number-well-formed',
    { certificateNumber: ' gbaai-g034-26-h-00017-t', issuedAt: '2027-01-01T00:00:00Z' },
    Array.from({ length: 4 }, () => '/certificateNumber number-contradicts-content'),
  ],
  ['class-certifiable', { riskClass: 'unacceptable' }, ['/riskClass class-unacceptable']],
  ['validity-of-class', { validTo: '2028-11-01' }, ['/validTo validity-not-of-class']],
  ['validity-of-class', { validTo: '2029-11-02' }, ['/validTo validity-not-of-class']],
  ['validity-of-class', { riskClass: 'minimal' }, ['/validTo validity-not-of-class']],
  ['valid-from-issue', { validFrom: '2090-01-01', validTo: '2092-12-31' }, ['/validFrom valid-from-another-day']],
  ['valid-from-issue', { issuedAt: '2026-11-02T16:00:00Z' }, ['/validFrom valid-from-another-day']],
  ['dates-in-order', { validFrom: '2026-02-30' }, ['/validFrom date-malformed', '/validFrom valid-before-decision']],
  ['dates-in-order', { validFrom: '2026-10-31' }, ['/validFrom valid-before-decision']],
  ['dates-in-order', { issuedAt: '2026-11-01T02:30:00Z' }, ['/decisions/2/decidedAt issued-before-decision']],
  [
    'scope-in-languages',
    { scope: { en: 'Legal questions', 'zh-Hant': '法律問答' } },
    ['/scope/zh-Hans scope-language-missing', '/scope/pt scope-language-missing'],
  ],
  ['holder-identified', { holder: { ...content.holder, names: { en: ' ' } } }, ['/holder/names content-missing']],
  [
    'holder-identified',
    { holder: { ...content.holder, identifier: { scheme: 'HK-UBI', value: '' } } },
    ['/holder/identifier/value content-missing'],
  ],
  [
    'system-identified',
    { aiSystem: { names: {}, version: '', weightsDigest: 'A'.repeat(64) } },
    [
      '/aiSystem/names content-missing',
      '/aiSystem/version content-missing',
      '/aiSystem/weightsDigest digest-malformed',
    ],
  ],
  ['decision-for-each-place', { decisions: [grant, recognised] }, ['/decisions content-missing']],
  ['decision-for-each-place', { decisions: [...content.decisions, grant] }, ['/decisions/3 decision-out-of-place']],
  ['decision-for-each-place', { placesOfUse: ['CN', 'HK'] }, ['/decisions/2 decision-out-of-place']],
  [
    'decision-for-each-place',
    { decisions: [grant, recognised, { ...conditional, decision: 'grant' }] },
    ['/decisions/2 decision-out-of-place'],
  ],
  [
    'decision-for-each-place',
    { decisions: [grant, { ...recognised, authority: 'mo' }, conditional] },
    ['/decisions/1 decision-out-of-place', '/decisions/2 decision-out-of-place'],
  ],
  [
    'decision-for-each-place',
    { placesOfUse: ['CN', 'MO'], decisions: [recognised, conditional] },
    ['/placesOfUse content-missing'],
  ],
  [
    'conditions-named',
    { decisions: [grant, { ...recognised, decision: 'reserve' }, conditional] },
    ['/decisions/1/conditions content-missing'],
  ],
  [
    'content-hashed',
    { evaluationDigest: '', nonce: '' },
    ['/evaluationDigest digest-malformed', '/nonce content-missing'],
  ],
]

test('the content of a right certificate passes every lint', () => {
  expect(lintCertificate(content, rules)).toEqual([])
})

test.each(broken)('%s speaks, with the place at fault, when broken by %j', (id, change, said) => {
  const lint = certificateLints.find((one) => one.id === id)
  const violations = lint?.check({ ...content, ...change }, rules) ?? []
  expect(violations.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(said)
})

test('every lint is broken at least once above', () => {
  expect([...new Set(broken.map(([lint]) => lint))].toSorted()).toEqual(
    certificateLints.map((lint) => lint.id).toSorted(),
  )
})

test('a day of the first month and the same of the last are never both of one period, so that periods join', () => {
  expect(validToOf('2026-11-02', 36)).toBe('2029-11-01')
  expect(validToOf('2026-03-01', 24)).toBe('2028-02-29')
  expect(validToOf('2027-01-01', 24)).toBe('2028-12-31')
})

test('a period that begins on a leap day ends with the February that has none', () => {
  expect(addMonths('2028-02-29', 36)).toBe('2031-02-28')
  expect(validToOf('2028-02-29', 36)).toBe('2031-02-28')
  expect(validToOf('2028-02-29', 48)).toBe('2032-02-28')
})

test('what a lint says names its clause', () => {
  expect(lintCertificate({ ...content, nonce: '' }, rules)).toEqual([
    expect.objectContaining({ pointer: '/nonce', clause: 'gbaai-evidence' }),
  ])
})

test('an authority that refused does not attest, one that reserved does', () => {
  const decisions = [
    grant,
    { ...recognised, decision: 'refuse' as const },
    { ...conditional, decision: 'reserve' as const },
  ]
  expect(attestingAuthorities({ ...content, decisions })).toEqual(['hk', 'mo'])
})
