import { z } from 'zod'

/**
 * How the state of one kind of case is kept as a document: its schema, the number of that schema, and how a document of each
 * older number becomes one of the next. A case opened today must be readable in ten years, so an upcast is never removed.
 */
export interface StateFormat<State> {
  readonly version: number
  readonly schema: z.ZodType<State>
  /** `upcast[1]` makes a document of version 2 from one of version 1. */
  readonly upcast: Readonly<Record<number, (document: object) => object>>
}

/** A document that cannot be read as a state: of an unknown version, or with a member too many or too few. */
export class UnreadableState extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'UnreadableState'
  }
}

const versioned = z.looseObject({ schemaVersion: z.int().min(1) })

/**
 * The state that a stored document holds, upcast to the present version.
 *
 * @throws UnreadableState when the document is not exactly what its version says
 */
export function readState<State>(format: StateFormat<State>, document: unknown): State {
  const read = versioned.safeParse(document)
  if (!read.success) throw new UnreadableState('the document names no schemaVersion')
  const { schemaVersion, ...kept } = read.data
  const parsed = format.schema.safeParse(upcast(format, schemaVersion, kept))
  if (!parsed.success) throw new UnreadableState(z.prettifyError(parsed.error))
  return parsed.data
}

/** The document that keeps a state. */
export function stateDocument<State extends object>(format: StateFormat<State>, state: State): object {
  return { schemaVersion: format.version, ...state }
}

function upcast<State>(format: StateFormat<State>, from: number, document: object): object {
  if (from > format.version) throw new UnreadableState(`schemaVersion ${from} is newer than ${format.version}`)
  let present = document
  for (let version = from; version < format.version; version += 1) {
    const step = format.upcast[version]
    if (step === undefined) throw new UnreadableState(`nothing upcasts schemaVersion ${version}`)
    present = step(present)
  }
  return present
}
