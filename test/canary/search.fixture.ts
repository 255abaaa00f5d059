import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ALIGNMENTS = [0, 1, 2]
/** Base64 writes three bytes as four signs; those at either end depend on the neighbours. */
const GROUP = 4

/** How a text can lie in a row, a log, a queue or a store: as itself, escaped, percent-encoded, in hexadecimal or in base64. */
export function formsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text)
  const escaped = text.replaceAll(/[^\0-\x7F]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const inBase64 = ALIGNMENTS.flatMap((before) => {
    const signs = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const inner = signs.slice(before === 0 ? 0 : GROUP, signs.length - GROUP)
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
  })
  return [...new Set([text, escaped, encodeURIComponent(text), bytes.toString('hex'), ...inBase64])]
}

/** Which of the texts a place holds, in any of their forms. */
export function foundIn(place: string, texts: readonly string[]): readonly string[] {
  // An escaped text within an escaped text has a second backslash before each sign, and so on.
  const lower = place.replaceAll(/\\+/g, '\\').toLowerCase()
  return texts.filter((text) => formsOf(text).some((form) => lower.includes(form.toLowerCase())))
}

/** Every file below a folder, with its name and its content, but for what lies below the folders that are left out. */
export function filesBelow(folder: string, leftOut: readonly string[] = []): string {
  const held: string[] = []
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (leftOut.includes(path)) continue
    held.push(entry.name)
    if (entry.isDirectory()) held.push(filesBelow(path, leftOut))
    else if (entry.isFile()) held.push(readFileSync(path, 'utf8'))
  }
  return held.join('\n')
}

/** Every row of every table of a database, materialised views included; bytes are in hexadecimal. */
export async function rowsOfAll(read: (sql: string) => Promise<Record<string, unknown>[]>): Promise<string> {
  const tables = await read(
    `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'm') and nspname <> 'information_schema' and nspname !~ '^pg_'`,
  )
  const held: string[] = []
  for (const { name } of tables) {
    const [rows] = await read(`select string_agg(one::text, E'\\n') as held from ${String(name)} as one`)
    held.push(JSON.stringify([name, rows?.['held']]))
  }
  return held.join('\n')
}
