import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StoryResult, tellStory } from '../story/story.ts'
import { envelopes, leftUndoneIn, nothingLeftUndone, timesTold, toldInTheStory } from './left-undone.fixture.ts'
import { recordingNarrator } from './recording-narrator.fixture.ts'
import { verifyAudit } from './verify-audit.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

const CASES = 16

let whole: Whole
let results: StoryResult[]

beforeAll(async () => {
  whole = await startWhole({ requestsMax: 10_000 })
  // The company is registered once and found by all; the first telling registers it.
  const told = Array.from({ length: CASES }, () => recordingNarrator())
  results = await Promise.all(
    told.map((narrator) => tellStory({ ...whole.world, narrator }).catch(naming(narrator.told))),
  )
  await whole.idle()
}, 240_000)

afterAll(() => whole?.stop())

function naming(told: readonly string[]): (error: unknown) => never {
  return (error) => {
    throw new Error(`a case broke off after:\n${told.slice(-10).join('\n')}`, { cause: error })
  }
}

const numbers = () => results.map(({ certificateNumber }) => certificateNumber).toSorted()

describe(`${CASES} whole cases at once`, () => {
  it('end in as many certificates, each verified and each with the effects of its story', () => {
    expect(new Set(numbers()).size).toBe(CASES)
    for (const { verified, effects } of results) {
      expect(verified).toBe(true)
      expect(effects).toEqual({ CN: 'active', HK: 'active', MO: 'suspended' })
    }
  })

  it('leave one intent in each cell, one entry in the register and one suspension for each certificate', async () => {
    const intents = 'select certificate_number as number from certificates.intents order by 1'
    for (const authority of authorities) expect(await columnOf(authority, intents), authority).toEqual(numbers())
    const published = 'select certificate_number as number from registry.certificates order by 1'
    expect(await columnOf('joint', published)).toEqual(numbers())
    const suspended = "select certificate_number as number from registry.effects where status = 'suspended' order by 1"
    expect(await columnOf('joint', suspended)).toEqual(numbers())
  })

  it('number the certificates without a gap', () => {
    const serials = results.map(({ certificateNumber }) => Number(certificateNumber.split('-')[4]))
    expect(serials.toSorted((a, b) => a - b)).toEqual(Array.from({ length: CASES }, (_, index) => index + 1))
  })

  it.each(authorities)(
    'lose and double no step of any stream in %s: its versions run from 1 without a gap',
    async (authority) => {
      const broken = `select stream, stream_id from platform.events group by stream, stream_id
      having min(version) <> 1 or max(version) <> count(*) or count(distinct version) <> count(*)`
      expect(await whole.rows(authority, broken)).toEqual([])
      const unlike = `select e.id from platform.events e full join platform.outbox o on o.id = e.id
      where (o.stream, o.stream_id, o.type) is distinct from (e.stream, e.stream_id, e.type)`
      expect(await whole.rows(authority, unlike)).toEqual([])
    },
  )

  it('take every decisive step once a case', async () => {
    const decisive: readonly [Authority, string][] = [
      ['hk', 'ApplicationSubmitted'],
      ['hk', 'AgreementCountersigned'],
      ['hk', 'EvaluationOpened'],
      ['hk', 'EvaluationGranted'],
      ['cn-gd', 'RecognitionOpened'],
      ['cn-gd', 'RecognitionDecided'],
      ['mo', 'RecognitionOpened'],
      ['mo', 'RecognitionDecided'],
      ['cn-gd', 'EffectOpened'],
      ['hk', 'EffectOpened'],
      ['mo', 'EffectOpened'],
      ['mo', 'EffectSuspended'],
    ]
    for (const [authority, type] of decisive) {
      const taken = await whole.count(authority, 'select count(*) from platform.events where type = $1', [type])
      expect(taken, `${type} in ${authority}`).toBe(CASES)
    }
  })

  it.each(authorities)(
    'leave no event unrelayed, no delivery undone, no envelope undelivered and no saga unfinished in %s',
    async (authority) => {
      expect(await leftUndoneIn(whole.rows, authority)).toEqual(nothingLeftUndone)
      expect(await whole.constellation.engines?.get(authority)?.workflows.listDeadLetters()).toEqual([])
    },
  )

  it('run one saga a submission and one a certificate, in the cell that leads', async () => {
    for (const saga of ['check-lodgement', 'issue-certificate'])
      expect(await whole.count('hk', 'select count(*) from workflows.sagas where saga = $1', [saga])).toBe(CASES)
    for (const authority of ['cn-gd', 'mo'] as const)
      expect(await whole.count(authority, 'select count(*) from workflows.sagas')).toBe(0)
  })

  it('tell each client once of all that it is told in a case', async () => {
    const expected = toldInTheStory.flatMap((kind) => Array.from({ length: CASES }, () => ({ kind, times: 1 })))
    expect(await timesTold(whole.rows)).toEqual(expected)
  })

  it('take each envelope of another authority in once', async () => {
    const { sent, taken } = await envelopes(whole.rows)
    expect(sent.length).toBeGreaterThan(0)
    expect(taken).toEqual(sent)
  })

  it.each(authorities)('keep an audit chain in %s that verifies from its first line', async (authority) => {
    const { code, said } = await verifyAudit(whole.databases.adminUrls[authority], authority)
    expect(code, said).toBe(0)
  })
})

async function columnOf(plane: Authority | 'joint', sql: string): Promise<string[]> {
  return (await whole.rows(plane, sql)).map((row) => String(row['number']))
}
