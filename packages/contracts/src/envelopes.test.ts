import { expect, test } from 'vitest'
import { z } from 'zod'
import { envelopeBodies } from './envelopes.ts'
import { evaluation } from './evaluations.ts'
import { organisation } from './organisations.ts'

/** Names under which a body would carry a natural person's data. */
const PERSONAL = /contact|email|phone|personId|evaluatorId|reviewerId|signatory|displayName|raisedBy|closedBy/i

test.each(Object.entries(envelopeBodies))('%s has no place for the data of a natural person', (_type, schema) => {
  expect(JSON.stringify(z.toJSONSchema(schema))).not.toMatch(PERSONAL)
})

test('the names of personal data are those that the contract uses', () => {
  expect(JSON.stringify(z.toJSONSchema(organisation))).toMatch(PERSONAL)
  expect(JSON.stringify(z.toJSONSchema(evaluation))).toMatch(PERSONAL)
})

test.each(Object.entries<z.ZodObject>(envelopeBodies))('%s refuses a member that it does not know', (_type, schema) => {
  expect(schema.def.catchall).toBeInstanceOf(z.ZodNever)
})
