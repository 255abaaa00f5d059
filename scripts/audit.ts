import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Accepted, type AuditReport, judgeAudit } from './judge-audit.ts'
import { runPnpm } from './own-pnpm.ts'

const accepted = JSON.parse(
  readFileSync(join(import.meta.dirname, 'accepted-advisories.json'), 'utf8'),
) as readonly Accepted[]

const { stdout, stderr } = runPnpm('audit', '--json', ...process.argv.slice(2))
const report = read(stdout)
if (report === undefined) {
  // Not a failure: a mirror of the registry need not have what it takes. But nobody may take it for a result.
  console.error(`audit: NOT DONE. The registry gave no answer about known vulnerabilities:\n${stderr.trim()}`)
} else {
  const { failures, notes } = judgeAudit(report, accepted, new Date())
  for (const note of notes) console.log(`  · ${note}`)
  for (const failure of failures) console.error(`  ✘ ${failure}`)
  console.log(`audit: ${failures.length} known and reachable, ${notes.length} others`)
  process.exitCode = failures.length > 0 ? 1 : 0
}

function read(text: string): AuditReport | undefined {
  try {
    const value = JSON.parse(text) as Partial<AuditReport>
    return value.advisories === undefined ? undefined : { advisories: value.advisories }
  } catch {
    return undefined
  }
}
