import type { Spread } from './spread.ts'

/** What was measured on a code base that we read to learn from. A measure that does not fit its language is left out. */
export interface Anchor {
  readonly name: string
  readonly testsPerSource: number
  readonly files: Spread
  readonly functions: Omit<Spread, 'longest'>
  readonly anyPerThousand?: number
}

/** As they were in August 2026, sources only. */
export const anchors: readonly Anchor[] = [
  {
    name: 'bluesky-social/atproto packages',
    testsPerSource: 0.67,
    files: { median: 50, p95: 362, longest: 2900 },
    functions: { median: 7, p95: 52 },
    anyPerThousand: 1.5,
  },
  {
    name: 'opencrvs-core packages/events',
    testsPerSource: 2.4,
    files: { median: 102, p95: 584, longest: 729 },
    functions: { median: 10, p95: 65 },
    anyPerThousand: 1.1,
  },
  {
    name: 'logto core',
    testsPerSource: 1.62,
    files: { median: 100, p95: 391, longest: 893 },
    functions: { median: 9, p95: 74 },
    anyPerThousand: 0.1,
  },
  {
    name: 'letsencrypt/boulder (Go)',
    testsPerSource: 1.22,
    files: { median: 125, p95: 693, longest: 2880 },
    functions: { median: 12, p95: 81 },
  },
  {
    name: 'unkey svc/api (Go)',
    testsPerSource: 2.48,
    files: { median: 146, p95: 631, longest: 1030 },
    functions: { median: 9, p95: 213 },
  },
  {
    name: 'dbos-transact-ts',
    testsPerSource: 1.34,
    files: { median: 154, p95: 1077, longest: 5614 },
    functions: { median: 7, p95: 55 },
    anyPerThousand: 0.5,
  },
  {
    name: 'langfuse worker',
    testsPerSource: 1.8,
    files: { median: 123, p95: 854, longest: 2071 },
    functions: { median: 10, p95: 103 },
    anyPerThousand: 0.7,
  },
]
