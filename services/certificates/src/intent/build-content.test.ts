import { loadEdition } from '@concert/schemes/load-edition'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCertificateNumber } from '@concert/domain/identifiers/certificate-number'
import type { DecidedEvaluation } from './decisions.ts'
import { buildContent, type ContentSource } from './build-content.ts'
import { lintsOf } from './edition-rules.ts'
import { yearOfIssue } from './instant-of-issue.ts'

const edition = loadEdition('GBA-AI 2026-1')
const decidedAt = '2026-01-01T00:00:00.000Z'
const names = { en: 'Harbour Legal LLM Limited' }

function sourceAt(issuedAt: string, riskClass: 'high' | 'limited' | 'minimal', serial = 1): ContentSource {
  const caseFile = {
    edition: edition.id,
    organisation: { organisationId: 'org_1', names, identifier: { scheme: 'HK-UBI', value: '99990017' }, place: 'HK' },
    aiSystem: { aiSystemId: 'sys_1', names, version: '1', weightsDigest: 'ab'.repeat(32) },
    riskClass,
    modalities: ['nlp'],
    placesOfUse: ['CN', 'HK', 'MO'],
    scope: { en: 'a', 'zh-Hant': 'b', 'zh-Hans': 'c', pt: 'd' },
  }
  const evaluation = { evaluationId: 'evl_1', evaluationDigest: 'cd'.repeat(32), decidedAt, caseFile }
  const year = yearOfIssue(issuedAt, 'hk')
  return {
    authority: 'hk',
    certificateNumber: formatCertificateNumber({ lead: 'H', body: '001', year, riskClass, serial }),
    edition,
    // Only these members are read; the rows of the other tables have many more.
    evaluation: evaluation as unknown as DecidedEvaluation,
    peers: [
      { fromAuthority: 'mo', decision: 'reserve', conditions: ['Portuguese notices.'], decidedAt },
      { fromAuthority: 'cn-gd', decision: 'recognise', conditions: [], decidedAt },
    ],
    issuedAt,
  }
}

describe('the content of a certificate', () => {
  it('passes every lint at whatever instant and class it is issued', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-02'), max: new Date('2095-12-31'), noInvalidDate: true }),
        fc.constantFrom('high', 'limited', 'minimal'),
        fc.integer({ min: 0, max: 99_999 }),
        (instant, riskClass, serial) => {
          const content = buildContent(sourceAt(instant.toISOString(), riskClass, serial))
          expect(lintsOf(content, edition)).toEqual([])
        },
      ),
    )
  })

  it('puts the lead’s grant first and the others in the order of the jurisdictions', () => {
    const { decisions } = buildContent(sourceAt('2026-11-23T08:00:00.000Z', 'limited'))
    expect(decisions.map(({ authority, decision }) => [authority, decision])).toEqual([
      ['hk', 'grant'],
      ['cn-gd', 'recognise'],
      ['mo', 'reserve'],
    ])
  })

  it('is valid from the day of issue in the authorities’ places, also around their New Year', () => {
    const old = buildContent(sourceAt('2026-12-31T15:59:59.999Z', 'minimal'))
    const fresh = buildContent(sourceAt('2026-12-31T16:00:00.000Z', 'minimal'))
    expect([old.validFrom, old.validTo]).toEqual(['2026-12-31', '2028-12-30'])
    expect([fresh.validFrom, fresh.validTo]).toEqual(['2027-01-01', '2028-12-31'])
  })

  it('carries 128 random bits, so that its digest cannot be guessed', () => {
    const nonces = Array.from({ length: 50 }, () => buildContent(sourceAt('2026-11-23T08:00:00.000Z', 'limited')).nonce)
    expect(new Set(nonces).size).toBe(50)
    for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{32}$/)
  })
})
