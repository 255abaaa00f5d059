import { readyUrl } from './config.ts'

// The HEALTHCHECK of every service image: an exit code, and the reasons for an operator who inspects the container.
const DEADLINE_MS = 4_000

try {
  const answer = await fetch(readyUrl(), { signal: AbortSignal.timeout(DEADLINE_MS) })
  console.log(await answer.text())
  process.exitCode = answer.ok ? 0 : 1
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
