import { Readable } from 'node:stream'
import { run } from '@concert/cli/run'
import type { Authority } from '@concert/domain/jurisdictions'

/** Runs `concert audit verify` on a cell. @returns its exit code and all that it said */
export async function verifyAudit(database: string, authority: Authority): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const code = await run(['audit', 'verify', '--database', database, '--authority', authority], {
    stdin: Readable.from([]),
    out: (text) => lines.push(text),
    err: (text) => lines.push(text),
    fetch: globalThis.fetch,
    now: () => new Date(),
  })
  return { code, said: lines.join('') }
}
