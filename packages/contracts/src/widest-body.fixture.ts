import { z } from 'zod'

type Schema = z.core.JSONSchema.BaseSchema

/** A UTF-16 code unit that is written as an escape, as many libraries write all but ASCII: `\u8a8d`. */
const ESCAPE_BYTES = 6

/** What a number takes, with its sign and exponent. */
const NUMBER_BYTES = 24

/**
 * How many bytes the largest body takes that a schema accepts, written as JSON without spaces; infinite for what has no maximum of
 * its own.
 */
export function widestBody(schema: z.ZodType): number {
  const root = z.toJSONSchema(schema, { io: 'input', reused: 'inline', unrepresentable: 'any' })
  return widest(root, root.$defs ?? {})
}

function widest(schema: Schema, kept: Readonly<Record<string, Schema>>): number {
  const of = (one: unknown): number => widest(one as Schema, kept)
  if (schema.$ref !== undefined) return of(kept[schema.$ref.replace('#/$defs/', '')])
  const { anyOf, oneOf, enum: values } = schema
  const branches = anyOf ?? oneOf
  if (branches !== undefined) return Math.max(...branches.map(of))
  if (values !== undefined) return Math.max(...values.map((value) => JSON.stringify(value).length))
  // What must not be there.
  if (schema.not !== undefined) return 0
  if (schema.const !== undefined) return JSON.stringify(schema.const).length
  switch (schema.type) {
    case 'boolean':
    case 'null':
      return 5
    case 'integer':
    case 'number':
      return NUMBER_BYTES
    case 'string':
      return widestText(schema)
    case 'array':
      return 2 + (schema.maxItems ?? Infinity) * (of(schema.items) + 1)
    case 'object':
      return (
        2 + Object.entries(schema.properties ?? {}).reduce((sum, [name, one]) => sum + name.length + 4 + of(one), 0)
      )
    default:
      return Infinity
  }
}

/** A form of letters and digits is not escaped, and has a length of its own where it says none. */
function widestText({ maxLength, pattern, format }: Schema): number {
  if (maxLength === undefined) return pattern === undefined && format === undefined ? Infinity : 100
  const isAscii = pattern !== undefined && !pattern.includes(String.raw`\p{`)
  return 2 + maxLength * (isAscii ? 1 : ESCAPE_BYTES)
}
