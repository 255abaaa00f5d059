import { describe, expect, test } from 'vitest'
import { checkKeptStates } from './check-kept-states.ts'
import type { KeptCase } from './kept-cases.ts'

const registered = {
  authority: 'hk',
  aiSystemId: 'sys_0197f3a0-0000-7000-8000-000000000001',
  organisationId: 'org_0197f3a0-0000-7000-8000-000000000001',
  applicantId: 'harbour-legal',
  names: { en: 'Harbour Legal LLM' },
  systemVersion: '2.4.0',
  weightsDigest: 'ab'.repeat(32),
  intendedPurpose: 'Answers questions of law',
}
const kept: KeptCase = {
  stream: 'ai-system',
  streamId: 'sys_0197f3a0-0000-7000-8000-000000000001',
  version: 1,
  state: { schemaVersion: 1, ...registered, status: 'registered' },
  events: [{ type: 'AiSystemRegistered', at: '2026-11-23T09:00:00.000Z', by: 'harbour-legal', ...registered }],
}

async function* cases(...all: KeptCase[]): AsyncGenerator<KeptCase> {
  yield* all
}

const check = (change: Partial<KeptCase>) => checkKeptStates(cases(kept, { ...kept, ...change }))

describe('what is stored of a case', () => {
  test('that is what its events give, is counted', async () => {
    expect(await check({})).toEqual({ cases: 2 })
  })

  test.each<[string, Partial<KeptCase>, RegExp]>([
    ['in a member', { state: { ...Object(kept.state), systemVersion: '9' } }, /^they differ in systemVersion$/],
    [
      'in a member that it must not have',
      { state: { ...Object(kept.state), extra: 1 } },
      /^its state cannot be read: /,
    ],
    ['in its schema', { state: { ...Object(kept.state), schemaVersion: 99 } }, /schemaVersion 99 is newer/],
    ['in its version', { version: 2 }, /^it is of version 2 and has 1 events$/],
    ['as it is missing', { state: null, version: 0 }, /^it has events, and nothing is stored of it$/],
    ['as it has no events', { events: [] }, /^it is of version 1 and has 0 events$/],
    ['as its events give no state', { events: [{ type: 'Unheard' }] }, /^its events give no state: /],
    ['as its stream is not known', { stream: 'toString' }, /^its stream is not known$/],
  ])('that differs %s, is named', async (_name, change, why) => {
    expect(await check(change)).toEqual({
      cases: 1,
      unfolded: { stream: change.stream ?? 'ai-system', streamId: kept.streamId, why: expect.stringMatching(why) },
    })
  })
})
