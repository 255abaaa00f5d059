import { apiDiff } from 'api-smart-diff'

type Json = string | number | boolean | null | Json[] | { [member: string]: Json }
type JsonObject = { [member: string]: Json }
type Operations = { [path: string]: { [method: string]: JsonObject } }
type Diff = ReturnType<typeof apiDiff>[number]

/** An OpenAPI document, as far as it is read here. */
export interface ApiDocument {
  readonly openapi: string
  readonly paths: object
  readonly components?: object
}

/**
 * The changes between two OpenAPI documents that can break a caller of the first, one line each. Whether a schema has a
 * name makes no difference: references are resolved first. Equal parts are left out of the comparison, which takes
 * seconds for a whole document, and so are changes of a response that were already seen: a line names the first
 * operation that has it.
 */
export function breakingChanges(before: ApiDocument, after: ApiDocument): string[] {
  const [one, other] = [operationsOf(before), operationsOf(after)]
  dropWhatSaysNothingNew(one, other)
  const diffs = apiDiff({ openapi: before.openapi, paths: one }, { openapi: after.openapi, paths: other })
  return [...new Set(diffs.filter(isBreaking).map(lineOf))]
}

function operationsOf(document: ApiDocument): Operations {
  const root = document as unknown as JsonObject
  return resolved(root['paths'] ?? {}, root, []) as Operations
}

/** The node with the schema in place of each reference. Examples stay references, because they promise nothing. */
function resolved(node: Json, root: JsonObject, within: readonly string[]): Json {
  if (Array.isArray(node)) return node.map((item) => resolved(item, root, within))
  if (node === null || typeof node !== 'object') return node
  const { $ref: reference, ...own } = node
  if (typeof reference === 'string' && reference.startsWith('#/components/schemas/')) {
    if (within.includes(reference)) throw new Error(`${reference} refers to itself, which is not compared yet`)
    const schema = reference.slice(2).split('/').reduce<Json>(memberOf, root)
    return { ...(resolved(schema, root, [...within, reference]) as JsonObject), ...own }
  }
  return Object.fromEntries(Object.entries(node).map(([member, value]) => [member, resolved(value, root, within)]))
}

function memberOf(node: Json, member: string): Json {
  const value = (node as JsonObject)[member]
  if (value === undefined) throw new Error(`a reference leads to ${member}, which does not exist`)
  return value
}

function dropWhatSaysNothingNew(one: Operations, other: Operations): void {
  const seen = new Set<string>()
  for (const path of Object.keys(one)) {
    drop(one[path], other[path], (before, after) => before === after)
    for (const method of Object.keys(one[path] ?? {})) {
      const [here, there] = [one[path]?.[method]?.['responses'], other[path]?.[method]?.['responses']]
      drop(here as JsonObject | undefined, there as JsonObject | undefined, (before, after) => {
        const change = `${before} ${after}`
        const isKnown = before === after || seen.has(change)
        seen.add(change)
        return isKnown
      })
    }
  }
}

/** Removes the members that both have and for which this is true. */
function drop(
  one: JsonObject | undefined,
  other: JsonObject | undefined,
  isDropped: (before: string, after: string) => boolean,
): void {
  if (one === undefined || other === undefined) return
  for (const member of Object.keys(one)) {
    if (!(member in other) || !isDropped(JSON.stringify(one[member]), JSON.stringify(other[member]))) continue
    delete one[member]
    delete other[member]
  }
}

/** The tool's own judgement, except for two changes that it calls harmless although they are not. */
function isBreaking({ type, action, path }: Diff): boolean {
  if (type === 'breaking') return true
  const [last, parent] = [path.at(-1), path.at(-2)]
  // A member of an answer has another type: the tool checks only whether the type is still there.
  if (action === 'replace' && path[3] === 'responses') return last === 'type' || last === 'const'
  // A member of a request was removed: our bodies are closed, so a caller that still sends it is refused.
  return action === 'remove' && path[3] === 'requestBody' && parent === 'properties'
}

function lineOf({ action, path, before, after }: Diff): string {
  const [, url, method, ...rest] = path
  const values = action === 'replace' ? ` ${JSON.stringify(before)} by ${JSON.stringify(after)}` : ''
  return `${method === undefined ? '' : `${String(method).toUpperCase()} `}${url} ${rest.join(' ')}: ${action}${values}`
}
