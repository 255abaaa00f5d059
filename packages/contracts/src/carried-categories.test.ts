import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { carriedIn, carrying, of } from './carried-categories.ts'
import { bodyFaults } from './envelope-body-faults.ts'
import { envelopeBodies, type EnvelopeBodies } from './envelopes.ts'
import { exampleDossier } from './examples.ts'

const name = z.string()

describe('a body with a member of a category that its type may not carry', () => {
  const withPersonalData = carrying({ name: of('C1', name), patient: carrying({ name: of('C8', name) }) })

  test('does not compile as the body of that type', () => {
    const bodies: EnvelopeBodies = {
      ...envelopeBodies,
      // @ts-expect-error general personal data are in no envelope
      'attestation.v1': withPersonalData,
      // @ts-expect-error a decision carries no identity
      'recognition-decision.v1': carrying({ name: of('C2', name) }),
      // @ts-expect-error of a plain object nobody knows what it carries
      'effect-changed.v1': z.strictObject({ name }),
      'dossier.v1': carrying({ name: of('C2', name) }),
    }
    expect(Object.keys(bodies)).toHaveLength(Object.keys(envelopeBodies).length)
  })

  test('is refused when it is sent and when it arrives, with the member named', () => {
    expect(bodyFaults('attestation.v1', { name: 'a', patient: { name: 'b' } }, withPersonalData)).toEqual([
      {
        code: 'category-not-carried',
        pointer: '/body/patient/name',
        params: { type: 'attestation.v1', category: 'C8' },
      },
    ])
    expect(bodyFaults('attestation.v1', { name: 'a' }, carrying({ name: of('C1', name) }))).toEqual([])
  })

  test('is refused where nobody said what the member is', () => {
    const faults = bodyFaults(
      'dossier.v1',
      { name: 'a', ['constructor']: 'b' },
      z.strictObject({ name, constructor: name }),
    )
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/body/name', '/body/constructor'])
  })
})

test('of every member of every envelope it is known what it carries', () => {
  const dossier = carriedIn(envelopeBodies['dossier.v1'], exampleDossier)
  expect(dossier.filter(({ category }) => category === null)).toEqual([])
  expect(dossier).toContainEqual({ path: ['aiSystem', 'weightsDigest'], category: 'C10' })
  for (const schema of Object.values<z.ZodObject>(envelopeBodies)) {
    const members = Object.fromEntries(Object.keys(schema.shape).map((member) => [member, {}]))
    expect(carriedIn(schema, members).filter(({ category }) => category === null)).toEqual([])
  }
})
