import { randomUUID } from 'node:crypto'
import { canonicalBytes } from '@concert/credentials/canonical'
import { readPrivateKeyFile } from '@concert/credentials/signer'
import { signStatement } from '@concert/credentials/statement'
import { encodeBase64url } from '@concert/credentials/strict-jws'
import { newId } from '@concert/db/identifiers'
import type { Authority } from '@concert/domain/jurisdictions'
import { keyFile } from '@concert/local/provision-keys'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellStory } from '../story/story.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

// What the database role of one service can make of the events that the workflows follow. Here it is the role of `exchange`, which
// owns the stream of envelopes: it records that an envelope arrived, and signs nothing.

let whole: Whole
/** The dossier as Hong Kong signed it for Macao in the story. */
let dossier: string
beforeAll(async () => {
  whole = await startWhole()
  await tellStory(whole.world)
  await whole.idle()
  const sql = "select statement from exchange.outbound where to_authority = 'mo' and type = 'dossier.v1'"
  dossier = String((await whole.rows('hk', sql))[0]?.['statement'])
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
    await client.query(`set session authorization "${at}_${role}"`)
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

/** A dossier that nobody signed: of an evaluation that Hong Kong does not have. */
function invented() {
  const { body, ...envelope } = payloadOf(dossier)
  const evaluationId = newId('evl')
  return { evaluationId, payload: { ...envelope, id: newId('env'), body: { ...body, evaluationId } } }
}

const recognitionsOf = (evaluationId: string) =>
  whole.count('mo', 'select count(*) from reviews.recognitions where evaluation_id = $1', [evaluationId])

async function endOf(eventId: string): Promise<unknown> {
  await whole.idle()
  const [row] = await whole.rows('mo', 'select state, last_error from workflows.deliveries where event_id = $1', [
    eventId,
  ])
  return row
}

describe('a role that records that an envelope arrived', () => {
  it('opens no dossier that nobody signed, whoever it says has sent it', async () => {
    const { evaluationId, payload } = invented()
    const eventId = await recordArrival('mo', 'exchange', {
      from: 'hk',
      type: 'dossier.v1',
      statement: unsigned(payload),
    })
    expect(await endOf(eventId)).toEqual({ state: 'dead', last_error: expect.stringContaining('unknown-key') })
    expect(await recognitionsOf(evaluationId)).toBe(0)
  })

  it.each([
    ['another authority signed', 'cn-gd', {}, 'sender-mismatch'],
    ['the cell itself signed', 'mo', {}, 'unknown-key'],
    ['is for another authority', 'hk', { to: 'cn-gd' }, 'misaddressed'],
  ] as const)('opens no dossier that %s', async (_what, signer, change, code) => {
    const { evaluationId, payload } = invented()
    const statement = await signedBy(signer, { ...payload, ...change })
    const eventId = await recordArrival('mo', 'exchange', { from: 'hk', type: 'dossier.v1', statement })
    expect(await endOf(eventId)).toEqual({ state: 'dead', last_error: expect.stringContaining(code) })
    expect(await recognitionsOf(evaluationId)).toBe(0)
  })

  it('gives no envelope to the operation for another type', async () => {
    const eventId = await recordArrival('mo', 'exchange', {
      from: 'hk',
      type: 'attestation-request.v1',
      statement: dossier,
    })
    expect(await endOf(eventId)).toEqual({
      state: 'dead',
      last_error: expect.stringContaining('another-envelope-type'),
    })
  })
})

it.each(['applications', 'evidence', 'reviews', 'certificates', 'workflows'])(
  'the role of %s cannot record that an envelope arrived',
  async (role) => {
    await expect(
      recordArrival('mo', role, { from: 'hk', type: 'dossier.v1', statement: dossier }),
    ).rejects.toMatchObject({
      code: '42501',
    })
  },
)
