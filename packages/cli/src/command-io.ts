/** The parts of the environment that a command uses; tests pass their own. */
export interface CommandIo {
  stdin: AsyncIterable<Uint8Array | string>
  out(text: string): void
  err(text: string): void
  fetch: typeof globalThis.fetch
  now(): Date
}

/** The exit codes. 64, 65 and 69 are those of sysexits.h; the others are stable codes of this command. */
export const exitCode = {
  ok: 0,
  auditBroken: 1,
  altered: 2,
  unknownIssuer: 3,
  notInForce: 4,
  anotherDatabase: 5,
  effectNotChecked: 6,
  drawBroken: 7,
  drawNotHeld: 8,
  usage: 64,
  notACredential: 65,
  unavailable: 69,
} as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** Ends a command with a message for its user. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly exitCode: ExitCode

  constructor(code: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = code
  }
}

/**
 * Text of others for a terminal: what would turn, hide or erase what stands beside it is spelt out. Names of files come from whoever
 * sent them.
 */
export function visible(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`)
}

/** The first line of an error's message, for a person. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
