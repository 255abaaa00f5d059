/** How many bytes flow, and for how long, after it was asked whether they may: whichever comes first. */
export const ASKED_AGAIN_BYTES = 4 * 1_048_576
export const ASKED_AGAIN_MS = 5_000
/** How far of that it is asked again, while bytes flow on: most answers are there before anything has to wait for them. */
const ASKED_AT = 0.75

export interface Flow {
  /** How many bytes there are in all. */
  readonly sizeBytes: number
  /** Throws where they may not flow any more; they end with that error. */
  readonly requireAllowed: () => Promise<unknown>
  readonly clockMs?: () => number
}

/**
 * Bytes for as long as they may flow. It is asked while they do; without an answer they stop before the piece with which the limit is reached. So at
 * most so many bytes leave after the answer has changed. Who reads slowly is asked about by the clock; for a rest that is within the limit nobody is asked.
 */
export async function* whileAllowed(chunks: AsyncIterable<Buffer>, flow: Flow): AsyncGenerator<Buffer> {
  const requireLeave = leaveFor(flow)
  for await (const piece of chunks) {
    await requireLeave(piece.length)
    yield piece
  }
}

/** Returns what is called before each piece. */
function leaveFor({ sizeBytes, requireAllowed, clockMs = () => performance.now() }: Flow) {
  let flowed = 0
  // What had flowed, and when it was, when the question was asked that was last answered with yes.
  let known = { bytes: 0, atMs: clockMs() }
  let asking: Promise<void> | undefined
  let refused: { readonly error: unknown } | undefined
  const ask = (): Promise<void> => {
    const asked = { bytes: flowed, atMs: clockMs() }
    return requireAllowed().then(
      () => void (known = asked),
      (error: unknown) => void (refused = { error }),
    )
  }
  const isReached = (share: number, bytes: number): boolean =>
    (bytes - known.bytes >= ASKED_AGAIN_BYTES * share && sizeBytes - known.bytes > ASKED_AGAIN_BYTES) ||
    clockMs() - known.atMs >= ASKED_AGAIN_MS * share
  return async (pieceBytes: number): Promise<void> => {
    if (isReached(ASKED_AT, flowed)) asking ??= ask().finally(() => (asking = undefined))
    const isHeld = (): boolean => refused === undefined && isReached(1, flowed + pieceBytes)
    if (isHeld()) await asking
    // The answer is of a question before earlier pieces, and they took too long.
    if (isHeld() && known.bytes < flowed) await ask()
    if (refused !== undefined) throw refused.error
    flowed += pieceBytes
  }
}
