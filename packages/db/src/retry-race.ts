import { setTimeout } from 'node:timers/promises'

/** Duplicates, and the "tuple concurrently updated" of two starters that alter one role or one database's privileges. */
const RACES = new Set(['42710', '23505', 'XX000'])
const ATTEMPTS_MAX = 10

/** Roles belong to the whole server, so another database's starter may have made one between look and act. */
export async function retryRace(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work()
      return
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (attempt >= ATTEMPTS_MAX || !RACES.has(code)) throw error
      await setTimeout(Math.random() * 20 * attempt)
    }
  }
}
