import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runPnpm } from './own-pnpm.ts'

const { values } = parseArgs({ options: { out: { type: 'string', default: '.local/sbom.cdx.json' } } })

// Of what runs in production, from the lockfile alone: it needs no network and nothing installed.
const out = resolve(values.out)
mkdirSync(dirname(out), { recursive: true })
const what = ['--prod', '--lockfile-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application']
const { status, stderr } = runPnpm('sbom', ...what, '--out', out)
if (status === 0) console.log(`CycloneDX bill of materials: ${out}`)
else console.error(stderr)
process.exitCode = status ?? 1
