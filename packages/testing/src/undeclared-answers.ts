import { subscribe } from 'node:diagnostics_channel'

// `UNDECLARED_ANSWER` of packages/platform, which is not imported: otherwise every test file would have to load the
// platform first.
const CHANNEL = 'concert:undeclared-answer'

const undeclared: unknown[] = []
subscribe(CHANNEL, (answer) => {
  undeclared.push(answer)
})

/** Returns and clears the answers so far whose status the contract of their operation does not declare. */
export function takeUndeclaredAnswers(): unknown[] {
  return undeclared.splice(0)
}
