import { describe, expect, it } from 'vitest'
import { instantOfIssue, yearOfIssue } from './instant-of-issue.ts'

const now = '2026-11-23T08:00:00.000Z'

describe('the instant of issue', () => {
  it('is now when every decision lies behind', () => {
    expect(instantOfIssue(now, ['2026-11-23T07:59:59.999Z', '2026-11-20T08:00:00.000Z'])).toBe(now)
  })

  it('is the latest decision while its authority’s clock is at most five minutes ahead', () => {
    expect(instantOfIssue(now, ['2026-11-23T08:04:00.000Z', '2026-11-23T08:05:00.000Z'])).toBe(
      '2026-11-23T08:05:00.000Z',
    )
  })

  it('stays now for a decision further ahead, so that the lints refuse it', () => {
    expect(instantOfIssue(now, ['2026-11-23T08:05:00.001Z'])).toBe(now)
  })
})

describe('the year of issue', () => {
  it('is the new year in Hong Kong while the old one still runs in UTC', () => {
    expect(yearOfIssue('2026-12-31T15:59:59.999Z', 'hk')).toBe(2026)
    expect(yearOfIssue('2026-12-31T16:00:00.000Z', 'hk')).toBe(2027)
  })
})
