import type { Narrator } from '../story/session.ts'

/** Remembers what was told, for the message of a test that fails. */
export function recordingNarrator(): Narrator & { readonly told: string[] } {
  const told: string[] = []
  return {
    told,
    step: (number, title) => told.push(`${number} ${title}`),
    request: (line) => told.push(`  ${line}`),
    remark: (text) => told.push(`  · ${text}`),
  }
}
