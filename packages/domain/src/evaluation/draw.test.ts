import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at } from '../examples.ts'
import { assignEvaluators } from './assignment.ts'
import { drawnAgain } from './draw.ts'
import { candidate } from './examples.ts'

const requirements = ['TS-01', 'TS-02', 'ET-01'].map((requirementId) => ({
  requirementId,
  competence: requirementId.slice(0, 2),
}))
const need = { authority: 'hk', at, requirements, languages: ['en'] } as const
const anyPool = fc
  .array(fc.record({ competences: fc.subarray(['TS', 'ET', 'XB'], { minLength: 1 }), openCases: fc.nat(2) }), {
    maxLength: 6,
  })
  .map((people) =>
    people.map((one, index) => candidate(`per_${index}`, { ...one, draw: `${(index * 7) % 5}-${index}` })),
  )

test('what is recorded of a choice without names falls on the same people when it is made again', () => {
  fc.assert(
    fc.property(anyPool, fc.nat(3), fc.nat(3), (pool, teamSize, naming) => {
      const named = pool.slice(0, naming).map((one) => one.personId)
      const { team, record } = assignEvaluators(pool, { ...need, teamSize, named })
      const drawsOfTeam = pool.filter((one) => team.some(({ personId }) => personId === one.personId))
      expect(record.chosen).toEqual(drawsOfTeam.map((one) => one.draw).toSorted())
      expect(drawnAgain(record)).toEqual(record.chosen)
      expect(JSON.stringify(record)).not.toContain('per_')
    }),
  )
})
