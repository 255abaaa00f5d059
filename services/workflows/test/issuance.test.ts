import { deepEqual } from 'node:assert/strict'
import { issuerOf, serviceResource } from '@concert/development-identity/people-and-clients'
import { authorities } from '@concert/domain/jurisdictions'
import { keyFile } from '@concert/local/provision-keys'
import { createLogger } from '@concert/platform/logger'
import { allIdle } from '@concert/workflows/outstanding'
import type { ParsedStep, Saga, StepContext } from '@concert/workflows/saga'
import { stepsSucceedTwice } from '@concert/workflows/saga-checks'
import { startWorkflows, type Workflows } from '@concert/workflows/start-workflows'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apply } from '../../../test/story/apply.ts'
import { contract } from '../../../test/story/contract.ts'
import { decide } from '../../../test/story/decide.ts'
import { evaluate } from '../../../test/story/evaluate.ts'
import { recognise } from '../../../test/story/recognise.ts'
import { tellStory } from '../../../test/story/story.ts'
import { type CellServices, createCellServices } from '../src/cell-services.ts'
import { type Consequences, consequencesOf } from '../src/consequences.ts'
import type { IssuanceState } from '../src/sagas/issuance-state.ts'
import { issueCertificate } from '../src/sagas/issue-certificate.ts'
import { tokenSources } from '../src/token-sources.ts'
import { startTestConstellation, type TestConstellation } from './constellation.fixture.ts'

let all: TestConstellation
let services: CellServices
let engine: Workflows | undefined

beforeAll(async () => {
  all = await startTestConstellation()
  services = await servicesOfHongKong()
  // The lead's engine is taken out; each test puts one of its own in its place.
  await all.engineOf('hk').workflows.close()
}, 120_000)

afterAll(async () => {
  await engine?.close()
  await all?.stop()
})

async function servicesOfHongKong(): Promise<CellServices> {
  const { origin, ports } = all.constellation
  const issuer = issuerOf(origin, 'hk')
  const tokens = await tokenSources((service) => ({
    issuer,
    tokenEndpoint: `${issuer}/token`,
    clientId: 'concert-workflows',
    privateKeyFile: keyFile(all.folder, 'hk', 'workflows'),
    audience: serviceResource('hk', service),
  }))
  const urlOf = (service: keyof typeof ports) => `http://127.0.0.1:${ports[service]}`
  return createCellServices(
    'hk',
    {
      applications: urlOf('applications'),
      evidence: urlOf('evidence'),
      personnel: urlOf('personnel'),
      reviews: urlOf('reviews'),
      certificates: urlOf('certificates'),
      exchange: urlOf('exchange'),
      registry: urlOf('registry'),
    },
    tokens,
  )
}

/** An engine for Hong Kong on the cell's own database and queue. */
async function replaceEngine({ sagas, subscriptions }: Consequences): Promise<void> {
  await engine?.close()
  const { pool } = all.engineOf('hk')
  engine = await startWorkflows({
    authority: 'hk',
    pool,
    queue: { postgresUrl: pool.options.connectionString ?? '' },
    subscriptions,
    sagas,
    log: createLogger({ service: 'workflows', level: 'silent' }),
  })
}

async function idle(): Promise<void> {
  const peers = (['cn-gd', 'mo'] as const).map((authority) => all.engineOf(authority).workflows)
  await allIdle(engine === undefined ? peers : [engine, ...peers])
}

/** Drives a case over HTTP to the granted decision. */
async function granted(): Promise<IssuanceState> {
  const world = all.world()
  const applied = await apply(world)
  await contract(world, applied)
  const evaluated = await evaluate(world, applied)
  await decide(world, evaluated)
  return { evaluationId: evaluated.evaluationId as never, applicationId: applied.applicationId as never }
}

/** Everything that any cell or the registry keeps, once all engines rest: each change anywhere is an event or a row here. */
async function picture(): Promise<unknown> {
  await idle()
  const cells = await Promise.all(
    authorities.map((authority) =>
      all.rowsIn(
        authority,
        `select (select count(*) from platform.events) as events,
                (select count(*) from audit.lines) as lines,
                (select count(*) from certificates.intents) as intents,
                (select count(*) from certificates.attestations) as signatures,
                (select count(*) from exchange.outbound) as sent,
                (select count(*) from exchange.inbound) as received,
                (select count(*) from reviews.effects) as effects,
                (select count(*) from applications.correspondence) as messages`,
      ),
    ),
  )
  const joint = await all.rowsIn(
    'joint',
    'select certificate_number, authority, sequence, status from registry.effects',
  )
  return { cells, joint }
}

async function expectOneCertificate(certificateNumber: string): Promise<void> {
  const about = [certificateNumber]
  for (const authority of authorities) {
    const intents = await all.rowsIn(
      authority,
      `select count(*)::int as intents, count(distinct certificate_digest)::int as contents from certificates.intents
        where certificate_number = $1`,
      about,
    )
    expect(intents).toEqual([{ intents: 1, contents: 1 }])
    const own = 'select from certificates.attestations where certificate_number = $1 and by_authority = authority'
    expect(await all.rowsIn(authority, own, about)).toHaveLength(1)
    expect(
      await all.rowsIn(authority, 'select from reviews.effects where certificate_number = $1', about),
    ).toHaveLength(1)
  }
  const published = 'select from registry.certificates where certificate_number = $1'
  expect(await all.rowsIn('joint', published, about)).toHaveLength(1)
  const told = "select from applications.correspondence where kind = 'certificate-issued' and certificate_number = $1"
  expect(await all.rowsIn('hk', told, about)).toHaveLength(1)
}

describe('over the real services of three cells', () => {
  test('every step run twice gives exactly one certificate, and a saga begun anew changes nothing of it', async () => {
    const saga = issueCertificate(services)
    const { sagas, subscriptions } = consequencesOf(services, saga)
    await replaceEngine({ sagas, subscriptions: subscriptions.filter(({ name }) => name !== 'issue-granted') })

    const data = await granted()
    const ended = await stepsSucceedTwice(saga, async () => ({
      sagaId: data.evaluationId,
      data,
      picture,
      async happen(waitingFor) {
        expect(waitingFor).toBe('the decision of cn-gd and mo')
        await recognise(all.world(), data.evaluationId)
        await idle()
        return {}
      },
    }))
    const { certificateNumber = 'none' } = ended
    await expectOneCertificate(certificateNumber)

    // As after a failure for good: the engine begins at the first step again, with other keys.
    const before = await picture()
    for (const step of saga.steps.filter(({ name }) => name !== 'tell-client')) {
      const again = await step.do(contextOf(`issue-certificate.${data.evaluationId}.${step.name}.1`), ended)
      expect(again, step.name).toEqual({ done: step.name === 'store-intent' ? { certificateNumber } : {} })
    }
    expect(await picture()).toEqual(before)
    await expectOneCertificate(certificateNumber)
  }, 120_000)

  test('a whole story of which the engine runs every step twice ends in one certificate and remembers only ids', async () => {
    const twice = everyStepTwice(issueCertificate(services))
    await replaceEngine(consequencesOf(services, twice))
    const result = await tellStory(all.world()).catch((error: unknown) => {
      throw new Error(`the story broke off after:\n${all.told.slice(-15).join('\n')}`, { cause: error })
    })
    expect(result).toMatchObject({ verified: true, effects: { CN: 'active', HK: 'active', MO: 'suspended' } })
    await idle()
    await expectOneCertificate(result.certificateNumber)

    const sagas = await all.rowsIn(
      'hk',
      "select saga_id, status, data from workflows.sagas where saga = 'issue-certificate'",
    )
    expect(sagas).toEqual([
      {
        saga_id: expect.stringMatching(/^evl_/),
        status: 'done',
        data: {
          evaluationId: sagas[0]?.['saga_id'],
          applicationId: expect.stringMatching(/^app_/),
          certificateNumber: result.certificateNumber,
        },
      },
    ])
    for (const authority of authorities) {
      expect(await all.rowsIn(authority, "select * from workflows.deliveries where state <> 'done'")).toEqual([])
      if (authority !== 'hk') expect(await all.rowsIn(authority, 'select * from workflows.sagas')).toEqual([])
    }
  }, 120_000)

  test('neither the tables of the engine nor the queue hold a word of the case', async () => {
    for (const authority of authorities) {
      const tables = await all.rowsIn(
        authority,
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('workflows', 'bullmq')`,
      )
      expect(tables.length).toBeGreaterThan(3)
      for (const { name } of tables) {
        const words = ['Harbour', '海港', 'Ho Sin-man', 'notice', 'eyJ']
        const found = await all.rowsIn(
          authority,
          `select t::text from ${String(name)} as t where t::text like any ($1)`,
          [words.map((word) => `%${word}%`)],
        )
        expect(found, `${authority} ${String(name)}`).toEqual([])
      }
    }
  })
})

/** The same saga, of whose steps every run is followed by another, as after a crash before its end was written. */
function everyStepTwice(saga: Saga<IssuanceState>): Saga<IssuanceState> {
  const twice = (step: ParsedStep): ParsedStep => ({
    name: step.name,
    async do(context, data) {
      const first = await step.do(context, data)
      const second = await step.do(context, data)
      // What is waited for may come between the two.
      if ('done' in first) deepEqual(second, first)
      return second
    },
  })
  const [first, ...others] = saga.steps
  return { ...saga, steps: [twice(first), ...others.map(twice)] }
}

function contextOf(key: string): StepContext {
  return {
    authority: 'hk',
    sagaId: 'begun-anew',
    key,
    fence: 1,
    attempt: 1,
    now: new Date().toISOString(),
    signal: new AbortController().signal,
  }
}
