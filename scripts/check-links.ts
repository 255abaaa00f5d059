import { join } from 'node:path'
import { brokenLinks } from './document-links.ts'

const broken = brokenLinks(join(import.meta.dirname, '..'))
for (const { document, line, target, reason } of broken) console.error(`${document}:${line}: ${target}: ${reason}`)
process.exitCode = broken.length > 0 ? 1 : 0
