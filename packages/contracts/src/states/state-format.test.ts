import { expect, test } from 'vitest'
import { z } from 'zod'
import { readState, stateDocument, type StateFormat, UnreadableState } from './state-format.ts'

const format: StateFormat<{ readonly status: string; readonly places: readonly string[] }> = {
  version: 3,
  schema: z.strictObject({ status: z.string(), places: z.array(z.string()) }),
  upcast: {
    1: (document) => ({ ...document, places: [] }),
    2: ({ ...document }) => ({ ...document, status: 'open' }),
  },
}

test('a state is read as it was kept', () => {
  const state = { status: 'open', places: ['HK'] }
  expect(readState(format, JSON.parse(JSON.stringify(stateDocument(format, state))))).toEqual(state)
})

test('a document of each older version is upcast, step by step', () => {
  expect(readState(format, { schemaVersion: 1, status: 'draft' })).toEqual({ status: 'open', places: [] })
  expect(readState(format, { schemaVersion: 2, status: 'draft', places: ['MO'] })).toEqual({
    status: 'open',
    places: ['MO'],
  })
})

test.each([
  ['an unknown member', { schemaVersion: 3, status: 'open', places: [], owner: 'x' }, 'owner'],
  ['a missing member', { schemaVersion: 3, status: 'open' }, 'places'],
  ['a newer version', { schemaVersion: 4, status: 'open', places: [] }, 'newer than 3'],
  ['a version before the first', { schemaVersion: 0, status: 'open', places: [] }, 'schemaVersion'],
  ['no version', { status: 'open', places: [] }, 'schemaVersion'],
  ['no document', null, 'schemaVersion'],
])('a document with %s is refused, and the reason says so', (_what, document, said) => {
  expect(() => readState(format, document)).toThrow(UnreadableState)
  expect(() => readState(format, document)).toThrow(said)
})
