import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Generator } from './generated-file.ts'

/** What is generated in a tree: by whom, and patterns of files that nothing else may make, so that a leftover is found. */
export interface Generated {
  readonly generators: readonly Generator[]
  readonly made: readonly string[]
  /** Folders among them that are written on purpose only. */
  readonly kept: readonly string[]
}

/**
 * Writes every generated file of the tree, or with `isCheck` only reports which differ from the generated text. A file
 * that no generator writes is reported in both cases and never deleted. Returns the exit code.
 */
export async function generateTree(
  root: string,
  generated: Generated,
  isCheck: boolean,
  say: (line: string) => void,
): Promise<number> {
  const stale = await staleFiles(root, generated.generators)
  const orphans = orphanFiles(root, generated)
  for (const { path, wanted } of stale) {
    say(isCheck ? `not up to date: ${path}` : `written: ${path}`)
    if (!isCheck) write(join(root, path), wanted)
  }
  for (const path of orphans) say(`written by no generator: ${path}`)
  const isFailedCheck = isCheck && stale.length > 0
  if (isFailedCheck) say('Run: npm run generate')
  return isFailedCheck || orphans.length > 0 ? 1 : 0
}

async function staleFiles(root: string, generators: readonly Generator[]): Promise<{ path: string; wanted: string }[]> {
  const stale: { path: string; wanted: string }[] = []
  for (const { path, produce } of generators) {
    const file = join(root, path)
    const current = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    const wanted = await produce()
    if (current !== wanted) stale.push({ path, wanted })
  }
  return stale
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function orphanFiles(root: string, { generators, made, kept }: Generated): string[] {
  const paths = new Set(generators.map((generator) => generator.path))
  return made
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !paths.has(path) && !kept.some((folder) => path.startsWith(`${folder}/`)))
}
