import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fileName } from './evidence.ts'
import { requestsOfPeople } from './requests-of-people.fixture.ts'
import { line, text } from './primitives.ts'

const hostile: readonly (readonly [what: string, sign: string, code: string])[] = [
  ['turns the direction', '\u202e', 'sign-unseen'],
  ['isolates a direction', '\u2067', 'sign-unseen'],
  ['shows nothing', '\u200b', 'sign-unseen'],
  ['joins and shows nothing', '\u200d', 'sign-unseen'],
  ['pads with a blank letter', '\u3164', 'sign-unseen'],
  ['pads with a blank pattern', '\u2800', 'sign-unseen'],
  ['hides a message in tags', '\u{e0041}', 'sign-unseen'],
  ['hides a message in selectors', 'a\u{e0121}', 'sign-unseen'],
  ['moves the terminal', '\u001b', 'sign-unseen'],
  ['ends a line as few know', '\u2028', 'sign-unseen'],
  ['was lost', '\ufffd', 'sign-unreadable'],
  ['is private', '\ue005', 'sign-unreadable'],
  ['is private, far out', '\u{f0000}', 'sign-unreadable'],
  ['is no character', '\uffff', 'sign-unreadable'],
  ['is not assigned', '\u0378', 'sign-unreadable'],
  ['piles marks', '\u0301\u0302\u0303\u0304\u0305\u0306', 'marks-piled'],
]

describe.each(hostile)('a sign that %s', (_what, sign, code) => {
  it.each([
    ['text', text(200)],
    ['line', line(200)],
  ])('is refused in a %s, by its name', (_kind, schema) => {
    const [issue] = schema.safeParse(`Harbour${sign} Legal`).error?.issues ?? []
    expect(issue).toMatchObject({ message: code, params: { sign: expect.stringMatching(/^U\+[0-9A-F]{4,6}$/) } })
  })

  it('is refused in the name of a file', () => {
    expect(fileName.safeParse(`plan${sign}.pdf`).success).toBe(false)
  })

  it('is refused in every text that a person sends', () => {
    const taken = requestsOfPeople.flatMap(({ id, body, example }) =>
      textsIn(example)
        .filter((path) => body.safeParse(changed(example, path, sign)).success)
        .map((path) => `${id} ${path.join('/')}`),
    )
    expect(taken).toEqual([])
  })
})

it('is tried in the texts of many requests', () => {
  expect(requestsOfPeople.flatMap(({ example }) => textsIn(example)).length).toBeGreaterThan(60)
})

type Path = readonly (string | number)[]

/** Where the strings of a body are. */
function textsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path]
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, [...path, name]))
}

function changed(value: unknown, [head, ...rest]: Path, sign: string): unknown {
  if (head === undefined) return `${z.string().parse(value)}${sign}`
  const copy: unknown = structuredClone(value)
  Reflect.set(copy as object, head, changed(Reflect.get(copy as object, head), rest, sign))
  return copy
}
