import { randomUUID } from 'node:crypto'
import { canonicalBytes } from '@concert/credentials/canonical'
import { readPrivateKeyFile } from '@concert/credentials/signer'
import { signStatement } from '@concert/credentials/statement'
import { encodeBase64url } from '@concert/credentials/strict-jws'
import { newId } from '@concert/db/identifiers'
import { loginRoleName } from '@concert/db/prepare-database'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { keyFile } from '@concert/local/provision-keys'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellStory } from '../story/story.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

// What the database role of one service can make of the events that the workflows follow. Here it is the role of `exchange`, which
// owns the stream of envelopes: it records that an envelope arrived, and signs nothing.

let whole: Whole
/** The dossier as Hong Kong signed it in the story, for each other authority. */
const dossiers = new Map<Authority, string>()

const receivers = authorities.filter((authority) => authority !== 'hk')

beforeAll(async () => {
  whole = await startWhole()
  await tellStory(whole.world)
  await whole.idle()
  const sql = "select to_authority, statement from exchange.outbound where type = 'dossier.v1'"
  for (const { to_authority: to, statement } of await whole.rows('hk', sql))
    dossiers.set(to as Authority, String(statement))
}, 120_000)
afterAll(() => whole?.stop())

interface Said {
  readonly from: Authority
  readonly type: string
  readonly statement: string
}

/** Records, as the role of a service, that an envelope has arrived. Its body is retold beside its statement. */
async function recordArrival(at: Authority, role: string, { from, type, statement }: Said): Promise<string> {
  const id = randomUUID()
  const envelopeId = newId('env')
  const payload = {
    at: new Date().toISOString(),
    by: `authority:${from}`,
    authority: at,
    envelopeId,
    from,
    to: at,
    envelopeType: type,
    statementDigest: 'ab'.repeat(32),
    statement,
    body: payloadOf(statement).body,
  }
  const client = new Client({ connectionString: whole.databases.adminUrls[at] })
  await client.connect()
  try {
    await client.query(`set session authorization "${loginRoleName(at, role)}"`)
    await client.query('begin')
    await client.query("select set_config('concert.authority', $1, true), set_config('concert.applicant', '*', true)", [
      at,
    ])
    await client.query(
      `select platform.record_change('envelope', $1, 0, 'envelope.received', $2, null, null, null, $3::json, '[]'::json)`,
      [`${from}.${envelopeId}`, `authority:${from}`, JSON.stringify([{ id, type: 'EnvelopeReceived', payload }])],
    )
    await client.query('commit')
  } finally {
    await client.end()
  }
  return id
}

function payloadOf(statement: string): Record<string, unknown> & { body: Record<string, unknown> } {
  return JSON.parse(Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString()) as never
}

/** In everything but its signature what an exchange sends. */
function unsigned(payload: object): string {
  const header = canonicalBytes({ alg: 'EdDSA', kid: 'A'.repeat(43), typ: 'concert-envelope+jws' })
  return `${encodeBase64url(header)}.${encodeBase64url(canonicalBytes(payload))}.${'A'.repeat(86)}`
}

async function signedBy(authority: Authority, payload: object): Promise<string> {
  const key = await readPrivateKeyFile(keyFile(whole.folder, authority, 'exchange'))
  return signStatement('concert-envelope+jws', payload, key)
}

const dossierFor = (at: Authority): string => dossiers.get(at) ?? ''

/** A dossier that nobody signed: of an evaluation that Hong Kong does not have. */
function inventedFor(at: Authority) {
  const { body, ...envelope } = payloadOf(dossierFor(at))
  const evaluationId = newId('evl')
  return { evaluationId, payload: { ...envelope, id: newId('env'), body: { ...body, evaluationId } } }
}

const recognitionsOf = (at: Authority, evaluationId: string) =>
  whole.count(at, 'select count(*) from reviews.recognitions where evaluation_id = $1', [evaluationId])

async function endOf(at: Authority, eventId: string): Promise<unknown> {
  await whole.idle()
  const sql = 'select state, last_error from workflows.deliveries where event_id = $1'
  return (await whole.rows(at, sql, [eventId]))[0]
}

describe.each(receivers)('a role of %s that records that an envelope arrived', (at) => {
  const others = receivers.filter((authority) => authority !== at)

  async function expectUnopened(statement: string, evaluationId: string, code: string): Promise<void> {
    const eventId = await recordArrival(at, 'exchange', { from: 'hk', type: 'dossier.v1', statement })
    expect(await endOf(at, eventId)).toEqual({ state: 'dead', last_error: expect.stringContaining(code) })
    expect(await recognitionsOf(at, evaluationId)).toBe(0)
  }

  it('opens no dossier that nobody signed, whoever it says has sent it', async () => {
    const { evaluationId, payload } = inventedFor(at)
    await expectUnopened(unsigned(payload), evaluationId, 'unknown-key')
  })

  it('opens no dossier that the cell itself signed', async () => {
    const { evaluationId, payload } = inventedFor(at)
    await expectUnopened(await signedBy(at, payload), evaluationId, 'unknown-key')
  })

  it.each(others)('opens no dossier that %s signed, another authority', async (other) => {
    const { evaluationId, payload } = inventedFor(at)
    await expectUnopened(await signedBy(other, payload), evaluationId, 'sender-mismatch')
  })

  it.each(others)('opens no dossier that is for %s, another authority', async (other) => {
    const { evaluationId, payload } = inventedFor(at)
    await expectUnopened(await signedBy('hk', { ...payload, to: other }), evaluationId, 'misaddressed')
  })

  it('gives no envelope to the operation for another type', async () => {
    const said = { from: 'hk', type: 'attestation-request.v1', statement: dossierFor(at) } as const
    const eventId = await recordArrival(at, 'exchange', said)
    const lastError = expect.stringContaining('another-envelope-type')
    expect(await endOf(at, eventId)).toEqual({ state: 'dead', last_error: lastError })
  })

  it.each(['applications', 'evidence', 'reviews', 'certificates', 'workflows'])(
    'is not that of %s, which cannot record it',
    async (role) => {
      const recorded = recordArrival(at, role, { from: 'hk', type: 'dossier.v1', statement: dossierFor(at) })
      await expect(recorded).rejects.toMatchObject({ code: '42501' })
    },
  )
})
