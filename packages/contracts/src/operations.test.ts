import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bodyBytesMaxOf, ENVELOPE_BYTES_MAX } from './body-limits.ts'
import { type OperationShape, surfacePrefix } from './operation.ts'
import { operations } from './operations.ts'
import { widestBody } from './widest-body.fixture.ts'

const all = Object.entries<OperationShape>(operations)

describe('every operation', () => {
  it.each(all)('%s is found under its own id', (id, operation) => {
    expect(operation.id).toBe(id)
  })

  it('has a method and path of its own in its service', () => {
    const places = all.map(
      ([, { service, surface, method, path }]) => `${service} ${method} ${surfacePrefix(surface)}${path}`,
    )
    expect(new Set(places).size).toBe(places.length)
  })

  it.each(all)('%s declares exactly the parameters that are in its path', (_id, { path, params }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(Object.keys(params?.shape ?? {}).sort()).toEqual(named.sort())
  })

  it.each(all)('%s names who may call it', (_id, { callers }) => {
    expect(callers.length).toBeGreaterThan(0)
  })

  it.each(all.filter(([, { body }]) => body !== undefined))('%s has an example body, and it fits', (_id, operation) => {
    expect(operation.body?.safeParse(operation.example?.body)).toMatchObject({ success: true })
  })

  it.each(all.filter(([, { example }]) => example?.query !== undefined))(
    '%s has an example query, and it fits',
    (_id, operation) => {
      expect(operation.query?.safeParse(operation.example?.query)).toMatchObject({ success: true })
    },
  )

  it.each(all.filter(([, { body }]) => body !== undefined))(
    '%s refuses a body with a name it does not know',
    (_id, operation) => {
      const surplus = { ...(operation.example?.body as object), surprise: 1 }
      expect(operation.body?.safeParse(surplus)).toMatchObject({ success: false })
    },
  )

  it.each(all.filter(([, { body }]) => body !== undefined))(
    '%s takes every body that its schema accepts, and not many more bytes',
    (_id, { id, body, bodyBytesMax }) => {
      const widest = widestBody(body ?? z.never())
      // The body of an envelope has the schema of its type.
      if (id === 'sendEnvelope') return expect([bodyBytesMax, widest]).toEqual([ENVELOPE_BYTES_MAX, Infinity])
      expect(bodyBytesMaxOf({ bodyBytesMax })).toBeGreaterThanOrEqual(widest)
      if (bodyBytesMax !== undefined) expect(bodyBytesMax / widest).toBeLessThan(1.5)
    },
  )

  it.each(all.filter(([, { ifMatch }]) => ifMatch === true))(
    '%s, which needs If-Match, documents what answers a stale one',
    (_id, operation) => {
      expect(operation.problems).toEqual(expect.arrayContaining(['version-mismatch', 'precondition-required']))
    },
  )

  it('that a person calls without being the public is in a cell', () => {
    const open = all.filter(([, { callers }]) => callers.includes('anyone'))
    // Of an authority that has nobody yet nobody can have a token: the code is the proof.
    const proved = open.filter(([id]) => id !== 'setUpAdministrator')
    expect(proved.every(([, { surface }]) => surface === 'joint')).toBe(true)
  })

  it('that the system alone or the issuer alone calls is internal, and nothing else is', () => {
    for (const [id, { surface, callers }] of all) {
      const isInternal = ['system', 'issuer'].includes(callers.join())
      expect([id, surface === 'internal']).toEqual([id, isInternal])
    }
  })
})
