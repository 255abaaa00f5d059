import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawNumber, eligibleDigestOf, secretDigestOf } from '@concert/credentials/draw'
import { afterAll, describe, expect, test } from 'vitest'
import { concert } from '#concert.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'concert-draw-'))
afterAll(() => rmSync(folder, { recursive: true }))

const secret = 'a'.repeat(64)
const persons = ['per_a', 'per_b', 'per_c']
const numbers = persons.map((id) => drawNumber(secret, id)).toSorted()
const [first, second, third] = numbers
const people = numbers.map((draw) => ({
  draw,
  competences: ['TS'],
  openCases: 0,
  openCasesMax: 20,
  evaluatedLast: false,
}))
const choice = { requirementsOf: { TS: 3 }, held: [], fewest: 2, people, named: [], chosen: [first, second] }
const committed = {
  secretDigest: secretDigestOf(secret),
  eligibleDigest: eligibleDigestOf(numbers),
  eligibleCount: 3,
  committedAt: '2026-11-02T00:00:00Z',
}
const held = { ...committed, eligible: numbers, secret, choice }
const toCome = { ...committed, eligible: null, secret: null, choice: null }

async function checked(draws: readonly object[], args: readonly string[] = []) {
  return concert(['check-draw', '-', ...args], { stdin: JSON.stringify({ evaluationId: 'evl_1', draws }) })
}

describe('a draw holds', () => {
  test('whose secret, numbers and choice are what was committed to, and says of people whether they were chosen', async () => {
    const chosen = persons.find((id) => drawNumber(secret, id) === first) ?? ''
    const not = persons.find((id) => drawNumber(secret, id) === third) ?? ''
    const { code, out } = await checked([held], ['--person', chosen, not, 'per_d'])
    expect(code).toBe(0)
    expect(out).toBe(
      `draw 1, committed 2026-11-02T00:00:00Z: was held as it had been committed to\n  ${chosen}: chosen\n  ${not}: not chosen\n  per_d: not among them\n`,
    )
  })

  test('that the file saved before has shown', async () => {
    const file = join(folder, 'before.json')
    writeFileSync(file, JSON.stringify({ draws: [toCome] }))
    expect((await checked([held], ['--published', file])).code).toBe(0)
    writeFileSync(file, JSON.stringify({ draws: [{ ...toCome, secretDigest: 'f'.repeat(64) }] }))
    expect(await checked([held], ['--published', file])).toMatchObject({ code: 7 })
    writeFileSync(file, JSON.stringify({ draws: [{ ...toCome, eligibleDigest: 'f'.repeat(64) }] }))
    expect(await checked([held], ['--published', file])).toMatchObject({ code: 7 })
  })

  test('where some came later and others had gone, of which it tells', async () => {
    const late = { ...people[0], draw: `late-${drawNumber(secret, 'per_d')}` }
    const changed = { ...choice, people: [...people.slice(0, 2), late] }
    const { code, out } = await checked([{ ...held, choice: changed }])
    expect(code).toBe(0)
    expect(out).toContain('1 could not be chosen yet')
    expect(out).toContain('1 of those it was committed to could not be chosen any more')
  })
})

test.each([
  ['another secret', { secret: 'b'.repeat(64) }, 'the secret is not the one'],
  ['other numbers', { eligible: numbers.slice(1) }, 'the numbers are not those'],
  ['another team', { choice: { ...choice, chosen: [second, third] } }, 'made again, the choice falls on'],
  [
    'somebody added in front',
    { choice: { ...choice, people: [{ ...people[0], draw: '0' }, ...people], chosen: ['0', first] } },
    'somebody was added',
  ],
])('a draw with %s does not hold', async (_name, change, said) => {
  const { code, out } = await checked([{ ...held, ...change }])
  expect(code).toBe(7)
  expect(out).toContain('DOES NOT HOLD')
  expect(out).toContain(said)
  const { out: json } = await checked([{ ...held, ...change }], ['--json'])
  expect(JSON.parse(json)).toMatchObject({ exitCode: 7 })
})

test('one that is to come, or was never committed to, is told as that', async () => {
  expect(await checked([toCome])).toMatchObject({ code: 8, out: expect.stringContaining('has not been held yet') })
  const never = { secretDigest: null, eligibleDigest: null, eligibleCount: null, committedAt: null, eligible: null }
  expect(await checked([{ ...held, ...never }])).toMatchObject({
    code: 8,
    out: expect.stringContaining('had not been committed to before'),
  })
})

test('a file without draws is none', async () => {
  expect(await concert(['check-draw', '-'], { stdin: '{"draws":null}' })).toMatchObject({ code: 65 })
  expect(await concert(['check-draw', '-'], { stdin: 'no JSON' })).toMatchObject({ code: 65 })
})
