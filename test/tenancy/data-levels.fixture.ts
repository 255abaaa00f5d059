import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const document = readFileSync(join(import.meta.dirname, '../../docs/security/data.md'), 'utf8')

/** The level of each schema, and of the tables that are lower than theirs, as `docs/security/data.md` says. */
export function readDataLevels() {
  const rows = [...document.matchAll(/^\| `([a-z]+)` \| (public|internal|confidential|personal) \| (.*)\|$/gm)]
  const lower = rows.flatMap(([, , , text = '']) => [
    ...text.matchAll(/(public|internal|confidential): ((?:`[a-z_.]+` ?)+)/g),
  ])
  return {
    schemas: new Map(rows.map(([, schema = '', level = '']) => [schema, level])),
    tables: new Map(
      lower.flatMap(([, level = '', names = '']) =>
        [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => [name, level] as const),
      ),
    ),
  }
}
