import { generateKey } from '@concert/credentials/keys'
import { readPrivateKeyFile } from '@concert/credentials/signer'
import { signStatement } from '@concert/credentials/statement'
import { newId } from '@concert/db/identifiers'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { keyFile } from '@concert/local/provision-keys'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type StoryResult, tellStory } from '../story/story.ts'
import { type Answer, codesOf, send } from './send.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

let whole: Whole
let story: StoryResult
/** What each other authority sent to Hong Kong in the story, its decision, and the dossier that it answers. */
const decisions = new Map<Authority, string>()
const dossiers = new Map<Authority, string>()
let before: unknown

const senders = authorities.filter((authority) => authority !== 'hk')
const othersThan = (...known: Authority[]) => authorities.filter((authority) => !known.includes(authority))

beforeAll(async () => {
  whole = await startWhole()
  story = await tellStory(whole.world)
  await whole.idle()
  for (const sender of senders) {
    decisions.set(sender, await statementSent(sender, 'hk', 'recognition-decision.v1'))
    dossiers.set(sender, await statementSent('hk', sender, 'dossier.v1'))
  }
}, 120_000)

beforeEach(async () => {
  before = await everythingRecorded()
})

afterAll(() => whole?.stop())

async function statementSent(from: Authority, to: Authority, type: string): Promise<string> {
  const sql = 'select statement from exchange.outbound where to_authority = $1 and type = $2'
  const [row] = await whole.rows(from, sql, [to, type])
  return String(row?.['statement'])
}

/** How much each cell and the register hold: nothing that is refused or repeated may add to it. */
async function everythingRecorded(): Promise<unknown> {
  await whole.idle()
  const cells = await Promise.all(
    authorities.map((authority) =>
      whole.rows(
        authority,
        `select (select count(*) from platform.events) as events, (select count(*) from audit.lines) as lines,
                (select count(*) from exchange.inbound) as inbound, (select count(*) from reviews.recognitions) as recognitions,
                (select count(*) from workflows.deliveries) as deliveries`,
      ),
    ),
  )
  const register = `select (select count(*) from registry.certificates) as certificates,
    (select jsonb_agg(e order by authority, sequence) from registry.effects e) as effects`
  return [...cells, await whole.rows('joint', register)]
}

function receive(statement: string, at: Authority = 'hk'): Promise<Answer> {
  const headers = { 'content-type': 'application/jose' }
  return send(whole.origin, `POST /${at}/v1/exchange/envelopes`, { body: statement, headers })
}

function payloadOf(statement: string): Record<string, unknown> & { body: Record<string, unknown> } {
  return JSON.parse(Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString()) as never
}

async function signedBy(authority: Authority, payload: object): Promise<string> {
  const key = await readPrivateKeyFile(keyFile(whole.folder, authority, 'exchange'))
  return signStatement('concert-envelope+jws', payload, key)
}

const decisionOf = (sender: Authority): string => decisions.get(sender) ?? ''

/** An envelope of the sender's that was never sent, with what a test changes of it. */
function fresh(sender: Authority, changes: object = {}): object {
  return { ...payloadOf(decisionOf(sender)), id: newId('env'), issuedAt: new Date().toISOString(), ...changes }
}

async function expectRejected(statement: string, code: string, at: Authority = 'hk'): Promise<void> {
  const refused = await receive(statement, at)
  expect(refused, JSON.stringify(refused.body)).toMatchObject({ status: 422, problem: { code: 'envelope-rejected' } })
  expect(codesOf(refused)[0]).toBe(code)
  expect(await everythingRecorded()).toEqual(before)
}

describe.each(senders)('a forged envelope in the name of %s is refused and leaves nothing', (sender) => {
  it('signed with a key that is nobody’s', async () => {
    const { privateJwk } = await generateKey()
    const forged = await signStatement('concert-envelope+jws', fresh(sender), privateJwk)
    await expectRejected(forged, 'unknown-key')
  })

  it.each(othersThan('hk', sender))('signed with the key of %s, another authority', async (other) => {
    await expectRejected(await signedBy(other, fresh(sender)), 'sender-mismatch')
  })

  it("signed with the receiver's own key", async () => {
    await expectRejected(await signedBy('hk', fresh(sender)), 'unknown-key')
    await expectRejected(await signedBy('hk', fresh(sender, { from: 'hk' })), 'unknown-key')
  })

  it('signed with the key of its sender, but the one for certificates', async () => {
    const key = await readPrivateKeyFile(keyFile(whole.folder, sender, 'certificate'))
    await expectRejected(await signStatement('concert-envelope+jws', fresh(sender), key), 'unknown-key')
  })
})

describe.each(senders)('a tampered envelope of %s is refused and leaves nothing', (sender) => {
  it('when its decision, its sender, its receiver, its id or its time was changed under the signature', async () => {
    const [header, , signature] = decisionOf(sender).split('.')
    const { body, ...payload } = payloadOf(decisionOf(sender))
    for (const changed of [
      { ...payload, body: { ...body, decision: 'refuse' } },
      ...othersThan('hk', sender).flatMap((other) => [
        { ...payload, body, from: other },
        { ...payload, body, to: other },
      ]),
      { ...payload, body, id: newId('env') },
      { ...payload, body, issuedAt: new Date().toISOString() },
    ]) {
      const middle = Buffer.from(JSON.stringify(changed)).toString('base64url')
      await expectRejected(`${header}.${middle}.${signature}`, 'bad-signature')
    }
  })

  it('when its signature is that of another envelope, or is missing', async () => {
    const [header, payload] = decisionOf(sender).split('.')
    const other = (await signedBy(sender, fresh(sender))).split('.')[2]
    await expectRejected(`${header}.${payload}.${other}`, 'bad-signature')
    const refused = await receive(`${header}.${payload}.`)
    expect(refused.status).toBe(422)
    expect(await everythingRecorded()).toEqual(before)
  })

  it('when its header names no algorithm, or another one', async () => {
    const [header = '', payload, signature] = decisionOf(sender).split('.')
    const named = JSON.parse(Buffer.from(header, 'base64url').toString()) as object
    for (const alg of ['none', 'HS256', 'ES256']) {
      const other = Buffer.from(JSON.stringify({ ...named, alg })).toString('base64url')
      const refused = await receive(`${other}.${payload}.${signature}`)
      expect(refused, alg).toMatchObject({ status: 422, problem: { code: 'envelope-rejected' } })
    }
    expect(await everythingRecorded()).toEqual(before)
  })
})

describe.each(senders)('a replayed envelope, of %s or to it,', (sender) => {
  it('is answered as accepted before, and has no second effect, however often and however many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => receive(decisionOf(sender))))
    answers.push(await receive(dossiers.get(sender) ?? '', sender))
    for (const { status, body } of answers) {
      expect(status).toBe(202)
      expect(body).toMatchObject({ applied: 'already-accepted' })
    }
    expect(await everythingRecorded()).toEqual(before)
  })

  it.each(othersThan('hk', sender))('is refused in the cell of %s, to which it is not addressed', async (other) => {
    await expectRejected(dossiers.get(sender) ?? '', 'misaddressed', other)
    await expectRejected(decisionOf(sender), 'misaddressed', other)
  })

  it('is refused when its id comes back with other content, truly signed', async () => {
    const { body, ...payload } = payloadOf(decisionOf(sender))
    const reused = { ...payload, body: { ...body, decision: 'refuse' } }
    await expectRejected(await signedBy(sender, reused), 'id-reused')
  })

  it('is refused when it was issued long ago or is yet to come', async () => {
    const day = 86_400_000
    const at = (offset: number) => fresh(sender, { issuedAt: new Date(Date.now() + offset).toISOString() })
    await expectRejected(await signedBy(sender, at(-8 * day)), 'too-old')
    await expectRejected(await signedBy(sender, at(day)), 'issued-in-the-future')
  })
})

describe('the register takes nothing that its authority did not sign', () => {
  it('no statement of an effect by a stranger, by another authority, or tampered with', async () => {
    const [row] = await whole.rows('joint', 'select statement from registry.effects where sequence > 0')
    const statement = String(row?.['statement'])
    const { body: _body, ...payload } = payloadOf(statement)
    const { privateJwk } = await generateKey()
    const hongKong = await readPrivateKeyFile(keyFile(whole.folder, 'hk', 'certificate'))
    const restored = { ...payload, status: 'active', sequence: 99 }
    const [header, , signature] = statement.split('.')
    const forged = [
      await signStatement('concert-effect+jws', restored, privateJwk),
      await signStatement('concert-effect+jws', restored, hongKong),
      `${header}.${Buffer.from(JSON.stringify(restored)).toString('base64url')}.${signature}`,
    ]
    for (const one of forged) {
      const refused = await send(whole.origin, 'POST /registry/v1/effect-statements', { body: { statement: one } })
      expect(refused.status, JSON.stringify(refused.body)).toBe(422)
    }
    expect(await everythingRecorded()).toEqual(before)
  })

  it('no credential whose content was changed', async () => {
    const path = `/registry/v1/certificates/${story.certificateNumber}/credential`
    const { body } = await send(whole.origin, `GET ${path}`)
    const credential = body as { payload: string; signatures: unknown[] }
    const content = JSON.parse(Buffer.from(credential.payload, 'base64url').toString()) as object
    const changed = Buffer.from(JSON.stringify({ ...content, validTo: '2099-01-01' })).toString('base64url')
    const refused = await send(whole.origin, 'POST /registry/v1/publications', {
      body: { credential: { ...credential, payload: changed } },
    })
    expect(refused.status, JSON.stringify(refused.body)).toBe(422)
    expect(await everythingRecorded()).toEqual(before)
  })
})
