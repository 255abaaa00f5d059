import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')

const manifest = z.looseObject({
  name: z.string(),
  exports: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.string()).default({}),
})
interface Package {
  readonly folder: string
  readonly manifest: z.infer<typeof manifest>
}

const IMPORT = /^(?:import|export)(?! type\b)(?:[^'"]*?\bfrom)? ?'([^']+)'|\bimport\('([^']+)'\)/gms

/**
 * What a program imports, directly or not, and its own package does not declare as a dependency: `file: package`. An image
 * is installed without development dependencies, so each of these would stop the program there.
 */
export function undeclaredImports(program: string): string[] {
  return followImports(program).missing
}

/** The files of ours that a program imports, directly or not, and itself. */
export function importedFiles(program: string): string[] {
  return followImports(program).files
}

function followImports(program: string): { readonly files: string[]; readonly missing: string[] } {
  const missing = new Set<string>()
  const seen = new Set<string>()
  const waiting = [join(root, program)]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const name of importsOf(file)) {
      const found = resolveImport(file, name)
      if (found === undefined) missing.add(`${relative(root, file)}: ${name}`)
      else if (found.endsWith('.ts')) waiting.push(found)
    }
  }
  return {
    files: [...new Set([...seen].map((file) => relative(root, realpathSync(file))))].toSorted(),
    missing: [...missing].toSorted(),
  }
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '')
}

/** The file of ours that is imported, an empty text for Node's own and for npm's, undefined when it is not declared. */
function resolveImport(file: string, name: string): string | undefined {
  if (name.startsWith('node:')) return ''
  if (name.startsWith('.')) return join(dirname(file), name)
  const { folder, manifest: own } = packageOf(file)
  if (name.startsWith('#')) return join(folder, 'src', name.slice(1))
  const [first = '', second = '', ...rest] = name.split('/')
  const dependency = first.startsWith('@') ? `${first}/${second}` : first
  if (own.dependencies[dependency] === undefined) return undefined
  if (first !== '@concert') return ''
  const target = readPackage(join(folder, 'node_modules', dependency))
  return join(target.folder, target.manifest.exports[['.', ...rest].join('/')] ?? '')
}

function packageOf(file: string): Package {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return readPackage(folder)
  }
}

function readPackage(folder: string): Package {
  return { folder, manifest: manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))) }
}
