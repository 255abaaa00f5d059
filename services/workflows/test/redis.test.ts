import { redisIsMissing, startTestRedis } from '@concert/testing/redis'
import { authorities } from '@concert/domain/jurisdictions'
import { expect, onTestFinished, test } from 'vitest'
import { tellStory } from '../../../test/story/story.ts'
import { startTestConstellation } from './constellation.fixture.ts'

/** What the story says when the last authority has decided and when the effect is suspended: the queue is full of work then. */
const moments = [
  /evaluations\/[^/]+\/votes → 200.*tsang/,
  /recognitions\/[^/]+\/votes → 200.*ines/,
  /effects\/[^/]+\/suspend → 200/,
]

test('with the queue on Redis, and Redis wiped in the decision, the issuance and the suspension, there is exactly one certificate', async (context) => {
  const reason = redisIsMissing()
  if (reason !== null) context.skip(reason)
  const redis = await startTestRedis()
  onTestFinished(() => redis.close())
  const all = await startTestConstellation({ redisUrl: redis.url })
  try {
    expect(authorities.map((authority) => all.engineOf(authority).workflows.queueKind)).toEqual([
      'redis',
      'redis',
      'redis',
    ])
    const waiting = [...moments]
    const wiped: Promise<unknown>[] = []
    const world = all.world({
      request(line) {
        if (waiting[0]?.test(line) !== true) return
        waiting.shift()
        wiped.push(redis.wipe())
      },
    })
    const result = await tellStory(world)
    await Promise.all(wiped)
    expect(wiped).toHaveLength(moments.length)
    expect(result).toMatchObject({ verified: true, effects: { CN: 'active', HK: 'active', MO: 'suspended' } })
    await all.idle()

    const certificate = [{ certificate_number: result.certificateNumber }]
    expect(await all.rowsIn('joint', 'select certificate_number from registry.certificates')).toEqual(certificate)
    for (const authority of authorities) {
      expect(await all.rowsIn(authority, 'select certificate_number from certificates.intents')).toEqual(certificate)
      expect(await all.engineOf(authority).workflows.listDeadLetters()).toEqual([])
    }
    const told = await all.rowsIn(
      'hk',
      'select kind, count(*)::int as times from applications.correspondence group by 1',
    )
    expect(told.filter(({ times }) => times !== 1)).toEqual([])
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['certificate-issued', 'effect-suspended']))
  } finally {
    await all.stop()
  }
}, 120_000)
