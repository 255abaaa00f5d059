import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Manifest {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** The folders of the packages of the workspace that `name` needs neither itself nor by what it depends on, relative to `root`. */
export function packagesToPrune(root: string, name: string): string[] {
  const folders = new Map<string, string>()
  const manifests = new Map<string, Manifest>()
  for (const file of globSync(['packages/*/package.json', 'services/*/package.json', 'infra/*/package.json'], {
    cwd: root,
  })) {
    const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest
    folders.set(manifest.name, file.replace(/\/package\.json$/, ''))
    manifests.set(manifest.name, manifest)
  }
  if (!manifests.has(name)) throw new Error(`no package of the workspace is called ${name}`)
  const needed = new Set<string>()
  const waiting = [name]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const manifest = manifests.get(one)
    if (manifest === undefined || needed.has(one)) continue
    needed.add(one)
    waiting.push(...Object.keys(manifest.dependencies ?? {}))
  }
  return [...folders].filter(([one]) => !needed.has(one)).map(([, folder]) => folder)
}
