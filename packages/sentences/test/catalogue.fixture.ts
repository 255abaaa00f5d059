import { globSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '@concert/domain/languages'
import type { Sentence } from '#sentence.ts'

const folder = join(import.meta.dirname, '..', 'src')

/** One sentence of the catalogue: the module that has it, and its path in there, `storySteps/0`. */
export interface Entry {
  readonly module: string
  readonly path: readonly string[]
  readonly sentence: Sentence
}

/** Every sentence of the catalogue: whatever a module exports that is a sentence or holds some. */
export const everySentence: readonly Entry[] = (await Promise.all(modules().map(sentencesOf))).flat()

function modules(): string[] {
  return globSync('**/*.ts', { cwd: folder }).filter((file) => !file.endsWith('.test.ts'))
}

async function sentencesOf(module: string): Promise<Entry[]> {
  return within(await import(join(folder, module)), module, [])
}

function within(value: unknown, module: string, path: readonly string[]): Entry[] {
  if (typeof value !== 'object' || value === null) return []
  if (isSentence(value)) return [{ module, path, sentence: value }]
  return Object.entries(value).flatMap(([key, member]) => within(member, module, [...path, key]))
}

/** One with a language missing is a sentence too, and a wrong one. */
function isSentence(value: object): value is Sentence {
  return languages.some((language) => language in value)
}
