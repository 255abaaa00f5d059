import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generatedFolders, generators } from './generators.ts'

const root = join(import.meta.dirname, '..')

process.exitCode = await generate(process.argv.includes('--check'))

/** Writes every generated file, or with `--check` only says which are not what the code makes. Returns the exit code. */
async function generate(isCheck: boolean): Promise<number> {
  const stale = await staleFiles()
  const orphans = orphanFiles()
  for (const { path, wanted } of stale) {
    console.log(isCheck ? `not up to date: ${path}` : `written: ${path}`)
    if (!isCheck) write(path, wanted)
  }
  for (const path of orphans) console.log(`made by no generator: ${path}`)
  const isFailedCheck = isCheck && stale.length > 0
  if (isFailedCheck) console.log('Run: npm run generate')
  return isFailedCheck || orphans.length > 0 ? 1 : 0
}

async function staleFiles(): Promise<{ path: string; wanted: string }[]> {
  const stale: { path: string; wanted: string }[] = []
  for (const { path, produce } of generators) {
    const file = join(root, path)
    const current = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    const wanted = await produce(current)
    if (current !== wanted) stale.push({ path, wanted })
  }
  return stale
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function orphanFiles(): string[] {
  const made = new Set(generators.map((generator) => generator.path))
  return generatedFolders
    .flatMap((folder) => globSync(`${folder}/**/*.*`, { cwd: root }))
    .filter((path) => !made.has(path))
}
