import { join } from 'node:path'
import { checkDependencyRules } from './dependency-rules.ts'

const { violations, unread, modules } = await checkDependencyRules(join(import.meta.dirname, '..'))
for (const { rule, from, to } of violations) console.error(`${rule}: ${from} → ${to}`)
for (const source of unread) console.error(`not read by dependency-cruiser: ${source}`)
console.log(`${modules} modules, ${violations.length} violations, ${unread.length} unread`)
process.exitCode = violations.length + unread.length > 0 ? 1 : 0
