import type { OperationShape } from '@concert/contracts/operation'
import { type ProblemCode, problemCodes } from '@concert/contracts/problems'
import { addResponseHeaders, headerComponents } from './openapi-headers.ts'
import { operationOf } from './openapi-operation.ts'
import { problemExample } from './problem-examples.ts'

type Json = Record<string, unknown>
interface Media {
  example?: unknown
  examples?: Record<string, { $ref: string }>
}
interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema?: Json
  example?: unknown
}
interface Operation {
  readonly operationId?: string
  readonly parameters?: Parameter[]
  readonly requestBody?: { readonly content?: Record<string, Media> }
  readonly responses?: Record<string, { readonly description?: string; readonly content?: Record<string, Media> }>
}

/**
 * Completes an OpenAPI document: adds the example of every request and problem and the headers of responses, removes component schemas that nothing refers
 * to, and sorts the others by name, so that the same contract always makes the same document.
 */
export function completeDocument<Document extends object>(document: Document): Document {
  const { paths, components, ...rest } = document as Json & { paths: Json; components: { schemas: Json } & Json }
  const answered = new Set<ProblemCode>()
  for (const [path, item] of Object.entries(paths)) {
    for (const operation of Object.values(item as Record<string, Operation>)) {
      addRequestExamples(operation)
      addResponseHeaders(path, operation.responses)
      for (const code of addProblemExamples(operation)) answered.add(code)
    }
  }
  const schemas = referredSchemas(paths, components.schemas)
  const examples = Object.fromEntries([...answered].sort().map((code) => [code, { value: problemExample(code) }]))
  const headers = headerComponents
  return { ...rest, components: { ...components, headers, schemas, examples }, paths } as unknown as Document
}

/** The document without internal operations, and without what only they refer to: what is shown to people. */
export function publicDocument<Document extends object>(document: Document): Document {
  const { paths, components, ...rest } = document as Json & {
    paths: Json
    components: { schemas: Json; examples: Json } & Json
  }
  const shown = Object.fromEntries(Object.entries(paths).filter(([path]) => !path.startsWith('/internal/')))
  const text = JSON.stringify(shown)
  const examples = Object.fromEntries(
    Object.entries(components.examples).filter(([code]) => text.includes(`"#/components/examples/${code}"`)),
  )
  const schemas = referredSchemas(shown, components.schemas)
  return { ...rest, components: { ...components, schemas, examples }, paths: shown } as unknown as Document
}

function addRequestExamples({ operationId, parameters = [], requestBody }: Operation): void {
  const { body, query = {} }: NonNullable<OperationShape['example']> = operationOf(operationId)?.example ?? {}
  for (const parameter of parameters) addParameterExample(parameter, query)
  if (body === undefined) return
  for (const media of Object.values(requestBody?.content ?? {})) media.example = body
}

function addParameterExample(parameter: Parameter, query: Readonly<Record<string, string>>): void {
  const example = parameter.in === 'query' ? query[parameter.name] : parameter.schema?.['example']
  if (example !== undefined) parameter.example = example
}

/** @returns the problem codes of the operation, read from the descriptions of its responses */
function addProblemExamples({ responses = {} }: Operation): ProblemCode[] {
  return Object.values(responses).flatMap(({ description, content }) => {
    const media = content?.['application/problem+json']
    if (media === undefined) return []
    const codes = problemCodes.filter((code) => description?.split(', ').includes(code))
    media.examples = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]))
    return codes
  })
}

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g

function referredSchemas(paths: Json, schemas: Json): Json {
  const found = new Set<string>()
  const waiting = [JSON.stringify(paths)]
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, name = ''] of text.matchAll(REFERENCE)) {
      if (found.has(name)) continue
      found.add(name)
      waiting.push(JSON.stringify(schemas[name] ?? null))
    }
  }
  return Object.fromEntries([...found].sort().map((name) => [name, schemas[name]]))
}
