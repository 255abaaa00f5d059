import { subscribe } from 'node:diagnostics_channel'

// `UNDECLARED_ANSWER` of packages/platform, which is not imported: every test file would have to load the platform first.
const CHANNEL = 'concert:undeclared-answer'

const undeclared: unknown[] = []
subscribe(CHANNEL, (answer) => {
  undeclared.push(answer)
})

/** The answers so far whose status the contract of their operation does not declare; they are forgotten by this. */
export function takeUndeclaredAnswers(): unknown[] {
  return undeclared.splice(0)
}
