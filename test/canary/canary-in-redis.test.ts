import { authorities } from '@concert/domain/jurisdictions'
import { startFakeClamd } from '@concert/testing/fake-clamd'
import { redisIsMissing, startTestRedis } from '@concert/testing/redis'
import { expect, test } from 'vitest'
import { startWhole } from '../journeys/whole.fixture.ts'
import { canariesOf } from './canaries.fixture.ts'
import { foundIn } from './search.fixture.ts'
import { tellWithCanaries } from './tell-with-canaries.fixture.ts'

// The same story with the jobs on Redis. A job is gone when it is done, so it is not the end that is searched but everything that Redis is told.

test('no command that a service sends to Redis holds personal data of any authority', async (context) => {
  const missing = redisIsMissing()
  if (missing !== null) return context.skip(missing)
  await using started = new AsyncDisposableStack()
  const redis = await startTestRedis()
  started.defer(() => redis.close())
  const commands: string[] = []
  const monitor = await redis.client.monitor()
  started.defer(async () => monitor.disconnect())
  monitor.on('monitor', (_time: string, parts: string[]) => commands.push(parts.map(asWritten).join(' ')))
  const scanner = await startFakeClamd({ answer: () => 'stream: OK' })
  started.defer(() => scanner.close())
  const { host, port } = scanner.address
  const whole = await startWhole({ scanner: `tcp://${host}:${port}`, redisUrl: redis.url })
  started.defer(() => whole.stop())

  expect((await tellWithCanaries(whole)).borderRead).toBe('read')
  const canaries = authorities.flatMap(canariesOf)
  await redis.client.set('planted', `before ${canaries.join(' ')} after`)
  await expect.poll(() => commands.findIndex((command) => command.includes('planted'))).toBeGreaterThan(0)

  const planted = commands.findIndex((command) => command.includes('planted'))
  const sent = commands.slice(0, planted).join('\n')
  for (const authority of authorities) expect(sent).toContain(`concert-${authority}`)
  expect(foundIn(sent, canaries)).toEqual([])
  expect(foundIn(commands[planted] ?? '', canaries)).toEqual(canaries)
}, 180_000)

/** Redis shows each byte beyond ASCII as `\xe9`. */
function asWritten(part: string): string {
  const bytes = part.replaceAll(/\\x([0-9a-f]{2})/gu, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
