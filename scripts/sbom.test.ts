import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

interface Component {
  readonly group?: string
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly externalReferences?: readonly { readonly hashes?: readonly { readonly alg: string }[] }[]
}

const root = join(import.meta.dirname, '..')

test('the bill of materials has each direct dependency of every service in the version of the lockfile, with its hash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concert-sbom-'))
  try {
    const file = join(folder, 'sbom.json')
    const { status, stderr } = spawnSync(process.execPath, ['scripts/sbom.ts', '--out', file], { cwd: root })
    expect(status, String(stderr)).toBe(0)
    const bill = JSON.parse(readFileSync(file, 'utf8')) as { bomFormat: string; components: Component[] }
    expect(bill.bomFormat).toBe('CycloneDX')
    const lock = parse(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')) as {
      importers: Record<string, { dependencies?: Record<string, { version: string }> }>
    }
    const direct = Object.entries(lock.importers)
      .filter(([importer]) => /^(services|packages)\//.test(importer))
      .flatMap(([, { dependencies = {} }]) => Object.entries(dependencies))
      .filter(([, { version }]) => /^\d/.test(version))
      .map(([name, { version }]) => `${name}@${version.split('(')[0]}`)
    expect(direct.length).toBeGreaterThan(20)
    const listed = new Map(bill.components.map((component) => [nameOf(component), component]))
    for (const one of direct) {
      const hashes = listed.get(one)?.externalReferences?.flatMap(({ hashes: known = [] }) => known)
      expect(
        hashes?.map(({ alg }) => alg),
        one,
      ).toEqual(['SHA-512'])
    }
    expect([...listed.keys()].some((name) => name.startsWith('vitest@'))).toBe(false)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 120_000)

function nameOf({ group, name, version }: Component): string {
  return `${group === undefined ? '' : `${group}/`}${name}@${version}`
}
