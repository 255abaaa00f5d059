import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokenPromises, setBase } from '../../scripts/api-base.ts'

interface Schema {
  type?: string
  properties: Record<string, { type?: string | string[]; enum?: string[]; pattern?: string; description?: string }>
  required: string[]
}
interface Operation {
  summary: string
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  requestBody: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content: Record<string, { schema: Schema | { $ref: string } }> }>
}
interface Evidence {
  paths: { '/{authority}/v1/evidence': { post: Operation; get?: Operation }; [path: string]: object }
  components: { schemas: { Evidence: Schema; [name: string]: object } }
}

const root = join(import.meta.dirname, '..', '..')
const documents = readFileSync(join(root, 'openapi', 'evidence.json'), 'utf8')
let tree: string

// A tree whose base is its own document of today: whatever is seeded below is the only difference.
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'concert-api-'))
  mkdirSync(join(tree, 'openapi'))
  writeFileSync(join(tree, 'openapi', 'evidence.json'), documents)
  setBase(tree)
})

afterEach(() => rmSync(tree, { recursive: true }))

function change(how: (document: Evidence) => void): string[] {
  const document: Evidence = JSON.parse(documents)
  how(document)
  writeFileSync(join(tree, 'openapi', 'evidence.json'), JSON.stringify(document))
  return brokenPromises(tree)
}
const upload = (document: Evidence): Operation => document.paths['/{authority}/v1/evidence'].post
const list = (document: Evidence): Operation => document.paths['/{authority}/v1/evidence'].get ?? upload(document)
const body = (document: Evidence): Schema =>
  upload(document).requestBody.content['multipart/form-data']?.schema ?? { properties: {}, required: [] }
const answer = (document: Evidence): Schema => document.components.schemas.Evidence

const breaking: readonly (readonly [what: string, how: (document: Evidence) => void, said: string])[] = [
  ['an operation is gone', (it) => delete it.paths['/{authority}/v1/evidence'].get, 'GET /{authority}/v1/evidence'],
  ['an answer has another status', (it) => delete upload(it).responses['201'], 'responses 201: remove'],
  ['an answer lacks a member', (it) => delete answer(it).properties['digest'], 'properties digest: remove'],
  ['a member of an answer need not be there', (it) => answer(it).required.shift(), 'required 0: remove'],
  [
    'a member of an answer has another type',
    (it) => (answer(it).properties['fileName'] = { type: 'integer' }),
    'fileName type: replace "string" by "integer"',
  ],
  [
    'a member of an answer may be null',
    (it) => (answer(it).properties['fileName'] = { type: ['string', 'null'] }),
    'fileName type: replace "string" by ["string","null"]',
  ],
  ['an answer has a value nobody knows', (it) => answer(it).properties['scan']?.enum?.push('x'), 'scan enum 4: add'],
  ['a request needs another member', (it) => body(it).required.push('effectiveOn'), 'required 4: add'],
  [
    'a request may not have a member any more',
    (it) => delete body(it).properties['effectiveOn'],
    'effectiveOn: remove',
  ],
  [
    'a request may not have a value any more',
    (it) => body(it).properties['residencyCategory']?.enum?.pop(),
    'residencyCategory enum 15: remove',
  ],
  [
    'a request needs another parameter',
    (it) => list(it).parameters.push({ name: 'kind', in: 'query', required: true, schema: { type: 'string' } }),
    'parameters 4: add',
  ],
]

const harmless: readonly (readonly [what: string, how: (document: Evidence) => void])[] = [
  ['nothing changed', () => undefined],
  ['a request may have another member', (it) => (body(it).properties['note'] = { type: 'string' })],
  ['a request may have another value', (it) => body(it).properties['residencyCategory']?.enum?.push('C99')],
  ['an answer has another member', (it) => (answer(it).properties['note'] = { type: 'string' })],
  [
    'an answer always has another member',
    (it) => {
      answer(it).properties['note'] = { type: 'string' }
      answer(it).required.push('note')
    },
  ],
  ['there is another operation', (it) => (it.paths['/{authority}/v1/more'] = { get: list(it) })],
  [
    'an operation may be refused for another reason',
    (it) => Object.assign(upload(it).responses, { 409: conflict(it) }),
  ],
  [
    'a request may have another parameter',
    (it) => list(it).parameters.push({ name: 'kind', in: 'query', required: false, schema: { type: 'string' } }),
  ],
  ['a text says it better', (it) => (upload(it).summary = 'Upload a file')],
  [
    'a schema has another name',
    (it) => {
      const renamed = JSON.stringify(it).replaceAll('schemas/Evidence"', 'schemas/Artefact"')
      Object.assign(it, JSON.parse(renamed))
      it.components.schemas['Artefact'] = answer(it)
    },
  ],
]

const conflict = (document: Evidence): object => upload(document).responses['422'] ?? {}

describe('the promised interface', () => {
  test.each(breaking)('is broken where %s', (_what, how, said) => {
    expect(change(how)).toEqual(expect.arrayContaining([expect.stringContaining(said)]))
  })

  test.each(harmless)('is kept where %s', (_what, how) => {
    expect(change(how)).toEqual([])
  })

  test('is broken where a whole document is gone', () => {
    rmSync(join(tree, 'openapi', 'evidence.json'))
    expect(brokenPromises(tree)).toEqual(['openapi/evidence.json: the document is gone'])
  })

  test('cannot be checked without a base, and does not pass for it', () => {
    rmSync(join(tree, 'openapi', 'base'), { recursive: true })
    expect(() => brokenPromises(tree)).toThrow('there is no document in openapi/base')
  })

  test('is another one once the base is set on purpose, and then a service may be gone', () => {
    expect(change((it) => delete it.paths['/{authority}/v1/evidence'].get)).not.toEqual([])
    cpSync(join(tree, 'openapi', 'evidence.json'), join(tree, 'openapi', 'artefacts.json'))
    rmSync(join(tree, 'openapi', 'evidence.json'))
    setBase(tree)
    expect(brokenPromises(tree)).toEqual([])
  })
})
