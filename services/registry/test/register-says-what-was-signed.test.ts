import type { CertificateContent, EffectStatement, GeneralJws } from '@concert/contracts/certificate-content'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  effectOf,
  type RegisteredCertificate,
  registeredCertificateOf,
  type RegisteredEffect,
  withEffect,
} from '#register/representation.ts'
import { insertEffects, lockDocument, updateDocument } from '#register/store.ts'
import { inJointTransaction } from '#joint-transaction.ts'
import { certificates } from '#register/tables.ts'
import {
  contentOf,
  decidedInMacao,
  digestOf,
  issue,
  sign,
  startRegistry,
  suspensionOf,
  type TestRegistry,
} from './registry.fixture.ts'

let registry: TestRegistry
let content: CertificateContent

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
  content = contentOf()
  await registry.publish(await issue(content, Object.values(registry.keys)))
})
afterAll(() => registry.close())

/** What a use case that went wrong would write: one transaction as the service's own role. */
function asService<Result>(work: (db: NodePgDatabase) => Promise<Result>): Promise<Result> {
  return inJointTransaction(registry.context.pool, work)
}

/** Why the database refused. */
async function refusal(writing: Promise<unknown>): Promise<string> {
  try {
    await writing
  } catch (error) {
    return [error, (error as Error).cause].map((one) => (one instanceof Error ? one.message : '')).join(' ')
  }
  return 'it was written'
}

describe('the kept answer is refused that', () => {
  function rewrite(change: (document: RegisteredCertificate) => unknown): Promise<string> {
    return refusal(
      asService(async (db) => {
        const document = await lockDocument(db, content.certificateNumber)
        if (document === undefined) throw new Error('the certificate is not registered')
        const { certificateNumber } = document
        await updateDocument(db, { ...(change(document) as RegisteredCertificate), certificateNumber })
      }),
    )
  }

  function withOf(document: RegisteredCertificate, change: Partial<RegisteredEffect>): RegisteredCertificate {
    return {
      ...document,
      effects: document.effects.map((one) => (one.authority === 'mo' ? { ...one, ...change } : one)),
    }
  }

  test.each<[string, (document: RegisteredCertificate) => unknown]>([
    ['calls an effect another than stated', (document) => withOf(document, { status: 'suspended' })],
    ['counts an effect otherwise', (document) => withOf(document, { sequence: 7 })],
    ['leaves a condition out', (document) => withOf(document, { conditions: [] })],
    ['gives a reason that nobody gave', (document) => withOf(document, { reason: { en: 'Because' } })],
    ['dates an effect otherwise', (document) => withOf(document, { since: '2020-01-01T00:00:00.000Z' })],
    ['names another place', (document) => withOf(document, { jurisdiction: 'HK' })],
    ['leaves an effect out', (document) => ({ ...document, effects: document.effects.slice(1) })],
    ['lists the effects in another order', (document) => ({ ...document, effects: document.effects.toReversed() })],
    ['names another holder', (document) => ({ ...document, holder: { ...document.holder, names: { en: 'Else' } } })],
    ['lengthens the validity', (document) => ({ ...document, validTo: '2099-01-01' })],
    ['names fewer signers', (document) => ({ ...document, signedBy: ['hk'] })],
    ['is about another content', (document) => ({ ...document, certificateDigest: '0'.repeat(64) })],
    ['says what nobody signed', (document) => ({ ...document, note: 'by the way' })],
    ['has no effects', ({ effects: _effects, ...rest }) => rest],
    [
      'tells of an effect that was not stated',
      (document) => ({ ...document, history: [...document.history, { ...document.effects[2], sequence: 1 }] }),
    ],
  ])('%s', async (_what, change) => {
    expect(await rewrite(change)).toContain('is not what its effects say')
  })

  test.each<[string, (document: RegisteredCertificate) => unknown]>([
    ['shortens the history', (document) => ({ ...document, history: document.history.slice(0, 2) })],
    ['reorders the history', (document) => ({ ...document, history: document.history.toReversed() })],
    ['has no history', ({ history: _history, ...rest }) => rest],
  ])('%s', async (_what, change) => {
    expect(await rewrite(change)).toContain('is only appended to')
  })

  test('is as it was when an effect is stated', async () => {
    const statement = suspensionOf(content)
    const signed = await sign(statement, registry.keys.mo)
    const stating = asService((db) => insertEffects(db, content.certificateNumber, [effectOf(statement)], signed))
    expect(await refusal(stating)).toContain('is not what its effects say')
  })
})

describe('an effect is refused that', () => {
  /** States what `claimed` says on a statement of Macao that says `declared`. */
  async function state(
    declared: Partial<EffectStatement>,
    claimed: Partial<RegisteredEffect> = {},
    signed?: string,
  ): Promise<string> {
    const statement = suspensionOf(content, declared)
    const effect = { ...effectOf(suspensionOf(content, { at: statement.at })), ...claimed }
    const word = signed ?? (await sign(statement, registry.keys.mo))
    return refusal(
      asService(async (db) => {
        const document = await lockDocument(db, content.certificateNumber)
        if (document === undefined) throw new Error('the certificate is not registered')
        await insertEffects(db, content.certificateNumber, [effect], word)
        await updateDocument(db, withEffect(document, effect))
      }),
    )
  }

  test.each<[string, Partial<EffectStatement>]>([
    ['has another status', { status: 'active' }],
    ['has another sequence', { sequence: 2 }],
    ['is of another authority', { authority: 'hk' }],
    ['is of another place', { jurisdiction: 'HK' }],
    ['is of another certificate', { certificateNumber: 'GBAAI-M002-26-M-00001-4' }],
    ['is of another content', { certificateDigest: '0'.repeat(64) }],
    ['has other conditions', { conditions: ['One more'] }],
    ['has another reason', { reason: { en: 'Another' } }],
  ])('%s than its statement', async (_what, declared) => {
    expect(await state(declared)).toContain('is not what was signed')
  })

  test('is dated otherwise than its statement', async () => {
    expect(await state({}, { since: '2020-01-01T00:00:00.000Z' })).toContain('is not what was signed')
  })

  test('has a statement that says nothing', async () => {
    expect(await state({}, {}, 'e30.e30.AAAA')).toContain('is not what was signed')
  })

  test('leaves out the one before it', async () => {
    expect(await state({ sequence: 2 }, { sequence: 2 })).toContain('has no sequence 1')
  })

  test('is stated by an authority that took no decision', async () => {
    const onlyHere = contentOf({ placesOfUse: ['HK'], decisions: content.decisions.slice(1, 2) })
    await registry.publish(await issue(onlyHere, [registry.keys.hk]))
    const statement = suspensionOf(onlyHere)
    const signed = await sign(statement, registry.keys.mo)
    const stating = asService((db) => insertEffects(db, onlyHere.certificateNumber, [effectOf(statement)], signed))
    expect(await refusal(stating)).toContain('has no sequence 0')
  })

  test('but not one that its statement declares', async () => {
    expect(await state({})).toBe('it was written')
  })
})

describe('a certificate is refused that', () => {
  type Row = typeof certificates.$inferInsert

  /** Registers a certificate of its own with what `change` says otherwise, and with these effects. */
  async function register(
    change: (row: Row) => Partial<Row>,
    effectsOf: (document: RegisteredCertificate) => RegisteredEffect[] = ({ effects }) => effects,
    certified: CertificateContent = contentOf(),
  ): Promise<string> {
    const credential: GeneralJws = await issue(certified, Object.values(registry.keys))
    const document = registeredCertificateOf(certified, digestOf(certified))
    const { certificateNumber, leadAuthority, validFrom, validTo, issuedAt } = certified
    const columns = { certificateNumber, leadAuthority, validFrom, validTo, issuedAt, publishedAt: issuedAt }
    const row = { ...columns, content: certified, certificateDigest: digestOf(certified), credential, document }
    const searched = { ...row, searchText: '', searchForms: '' }
    return refusal(
      asService(async (db) => {
        await db.insert(certificates).values({ ...searched, ...change(searched) })
        await insertEffects(db, certificateNumber, effectsOf(document))
      }),
    )
  }

  test.each<[string, (row: Row) => Partial<Row>]>([
    ['has another content', ({ content: signed }) => ({ content: { ...signed, riskClass: 'minimal' } })],
    ['has another digest', () => ({ certificateDigest: '0'.repeat(64) })],
    ['has another number', () => ({ certificateNumber: 'GBAAI-M002-26-M-00001-4' })],
    ['has another lead', () => ({ leadAuthority: 'mo' })],
    ['has another first day', () => ({ validFrom: '2020-01-01' })],
    ['has another last day', () => ({ validTo: '2099-01-01' })],
    ['has another time of issue', () => ({ issuedAt: '2020-01-01T00:00:00.000Z' })],
    ['has another credential', ({ credential }) => ({ credential: { ...credential, payload: 'e30' } })],
  ])('%s than was signed', async (_what, change) => {
    expect(await register(change)).toContain('is not what was signed')
  })

  test('answers otherwise than it says', async () => {
    const change = ({ document }: Row) => ({ document: { ...document, scope: { en: 'Everything' } } })
    expect(await register(change)).toContain('is not what its effects say')
  })

  test.each<[string, Partial<RegisteredEffect>]>([
    ['has another status', { status: 'active' }],
    ['has no conditions', { conditions: [] }],
    ['is in another place', { jurisdiction: 'HK' }],
    ['begins before the issue', { since: '2020-01-01T00:00:00.000Z' }],
    ['has a reason', { reason: { en: 'Because' } }],
  ])('begins with an effect that %s where the authority reserved', async (_what, change) => {
    const changed = ({ effects }: RegisteredCertificate) =>
      effects.map((one) => (one.authority === 'mo' ? { ...one, ...change } : one))
    expect(await register(() => ({}), changed, decidedInMacao(contentOf(), 'reserve'))).toContain(
      'is not what was signed',
    )
  })

  test('begins without the effect of an authority', async () => {
    expect(
      await register(
        () => ({}),
        ({ effects }) => effects.slice(1),
      ),
    ).toContain('is not what its effects say')
  })

  test.each(['recognise', 'reserve', 'refuse'] as const)(
    'but not one in which Macao decides to %s',
    async (decision) => {
      const certified = decidedInMacao(contentOf(), decision)
      expect(
        await register(
          () => ({}),
          ({ effects }) => effects,
          certified,
        ),
      ).toBe('it was written')
    },
  )
})
