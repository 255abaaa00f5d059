import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type OperationId, operations } from '@concert/contracts/operations'
import type { Generator } from './generated-file.ts'

/** Where the tables of contents lie; no other file may have this name there. */
export const verbFiles = 'services/*/src/*/verbs.ts'

/**
 * A table of contents per slice: every file in its folder that is named after an operation of its service. The program of a
 * service spreads the tables of its slices, and does not compile while an operation has no file.
 *
 * @throws Error when two files are named after the same operation
 */
export function verbGenerators(root: string): Generator[] {
  const verbs = globSync('services/*/src/*/*.ts', { cwd: root }).toSorted().flatMap(verbOf)
  assertOneFileEach(verbs)
  const slices = Map.groupBy(verbs, ({ path }) => dirname(path))
  return [...slices].map(([folder, own]) => ({
    path: join(folder, 'verbs.ts'),
    produce: async () => tableOfContents(basename(folder), own),
  }))
}

interface Verb {
  readonly id: OperationId
  readonly path: string
}

const idByName = new Map(Object.keys(operations).map((id) => [kebabCase(id), id as OperationId]))

function verbOf(path: string): Verb[] {
  const id = idByName.get(basename(path, '.ts'))
  const [, service, , folder] = path.split('/')
  // Services that are not cut by case yet have folders by layer, with the same names in each.
  if (folder === 'routes' || folder === 'use-cases') return []
  return id === undefined || operations[id].service !== service ? [] : [{ id, path }]
}

function assertOneFileEach(verbs: readonly Verb[]): void {
  for (const [id, own] of Map.groupBy(verbs, (verb) => verb.id)) {
    if (own.length > 1) throw new Error(`${id} has more than one file: ${own.map(({ path }) => path).join(', ')}`)
  }
}

function tableOfContents(folder: string, verbs: readonly Verb[]): string {
  return [
    '// Made by `npm run generate` from the files of this folder that are named after an operation.',
    ...verbs.map(({ id, path }) => `import { ${id} } from './${basename(path)}'`),
    '',
    `export const ${camelCase(folder)} = {`,
    ...verbs.map(({ id }) => `  ${id},`),
    '}',
    '',
  ].join('\n')
}

function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}
