import { expect, test } from 'vitest'
import { type Accepted, type AuditReport, judgeAudit } from './judge-audit.ts'

const now = new Date('2026-11-27T12:00:00Z')

/** As pnpm 12 writes it. */
function reportOf(dev: boolean): AuditReport {
  const advisory = {
    findings: [{ version: '5.12.8', paths: ['services__exchange>fastify'], dev, optional: false, bundled: false }],
    id: 1234567,
    title: 'Made up',
    module_name: 'fastify',
    vulnerable_versions: '<99.0.0',
    patched_versions: '>=99.0.0',
    severity: 'low',
    cwe: '',
    github_advisory_id: 'GHSA-aaaa-bbbb-cccc',
    url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  }
  return { advisories: { '1234567': advisory } }
}
const accepted = (change: Partial<Accepted> = {}): Accepted[] => [
  { advisory: 'GHSA-aaaa-bbbb-cccc', reason: 'the parser is not used', date: '2026-11-01', ...change },
]

test('nothing known is nothing to say', () => {
  expect(judgeAudit({ advisories: {} }, [], now)).toEqual({ failures: [], notes: [] })
})

test('what production reaches fails, whatever its severity, and says by which path', () => {
  const { failures } = judgeAudit(reportOf(false), [], now)
  expect(failures).toEqual([
    'low: fastify 5.12.8: Made up (GHSA-aaaa-bbbb-cccc, https://github.com/advisories/GHSA-aaaa-bbbb-cccc) by services__exchange>fastify',
  ])
})

test('what only development uses is listed', () => {
  const { failures, notes } = judgeAudit(reportOf(true), [], now)
  expect(failures).toEqual([])
  expect(notes).toEqual([expect.stringMatching(/^development only: low: fastify/)])
})

test('what was accepted with a reason is listed for 90 days', () => {
  expect(judgeAudit(reportOf(false), accepted(), now)).toEqual({
    failures: [],
    notes: [expect.stringMatching(/^accepted on 2026-11-01, the parser is not used: low/)],
  })
})

test.each([
  ['91 days ago', { date: '2026-08-28' }],
  ['in the future', { date: '2026-12-01' }],
  ['on no day', { date: 'soon' }],
  ['without a reason', { reason: ' ' }],
  ['of another advisory', { advisory: 'GHSA-dddd-eeee-ffff' }],
])('an acceptance %s is none', (_what, change) => {
  expect(judgeAudit(reportOf(false), accepted(change), now).failures).toHaveLength(1)
})

test('an acceptance that nothing needs any more is listed', () => {
  expect(judgeAudit({ advisories: {} }, accepted(), now).notes).toEqual([
    'accepted, but not known of any dependency: GHSA-aaaa-bbbb-cccc',
  ])
})
