import { digestHex } from '@concert/credentials/canonical'
import { z } from 'zod'

/** The content of an audit line, as `platform.record_change` writes it. */
const auditLine = z.object({
  at: z.string(),
  stream: z.string(),
  streamId: z.string(),
  version: z.int(),
  actor: z.string(),
  authorisationId: z.string().nullable(),
  edition: z.string().nullable(),
  events: z.array(z.object({ id: z.guid(), type: z.string(), digest: z.string() })),
  receipts: z.array(z.object({ clause: z.string(), guard: z.string(), inputsDigest: z.string() })),
})
export type AuditLine = z.infer<typeof auditLine>

/** An event as it is stored in the event store. */
export interface RecordedEvent {
  readonly id: string
  readonly stream: string
  readonly streamId: string
  readonly version: number
  readonly type: string
  /** The text as it is stored: the digest in the line is that of its bytes. */
  readonly payload: string
  readonly actor: string
  /** To the millisecond, as in the line. */
  readonly occurredAt: string
}

/** A clause receipt as it is stored. */
export interface RecordedReceipt {
  readonly ordinal: number
  readonly clause: string
  readonly guard: string
  /** In hexadecimal. */
  readonly inputsDigest: string
  readonly actor: string
  readonly authorisationId: string | null
  readonly edition: string | null
}

/** The records of one change that are stored beside its line. */
export interface Records {
  readonly events: readonly RecordedEvent[]
  readonly receipts: readonly RecordedReceipt[]
}

/** The content of a line; `undefined` for a line that does not describe a change. */
export function readAuditLine(line: string): AuditLine | undefined {
  try {
    return auditLine.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

/** The difference between a line, which its chain protects, and the events and receipts that were recorded with it. */
export function faultOfRecords(line: AuditLine | undefined, { events, receipts }: Records): string | undefined {
  if (line === undefined) return 'its line does not describe a change'
  return faultOfEvents(line, events) ?? faultOfReceipts(line, receipts)
}

function faultOfEvents(line: AuditLine, events: readonly RecordedEvent[]): string | undefined {
  for (const [index, { id, type, digest }] of line.events.entries()) {
    const found = events.find((event) => event.id === id)
    if (found === undefined) return `its event ${id} is missing`
    const { at: occurredAt, stream, streamId, actor } = line
    const expected = { occurredAt, stream, streamId, actor, type, version: line.version + index + 1, digest }
    if (differ(expected, { ...found, digest: digestHex(Buffer.from(found.payload)) })) {
      return `its event ${id} is not the one that was recorded`
    }
  }
  return undefined
}

function faultOfReceipts(line: AuditLine, receipts: readonly RecordedReceipt[]): string | undefined {
  const { actor, authorisationId, edition } = line
  for (const [index, receipt] of line.receipts.entries()) {
    const ordinal = index + 1
    const found = receipts.find((one) => one.ordinal === ordinal)
    if (found === undefined) return `its receipt ${ordinal} is missing`
    if (differ({ ...receipt, actor, authorisationId, edition }, { ...found })) {
      return `its receipt ${ordinal} is not the one that was recorded`
    }
  }
  const extra = receipts.length - line.receipts.length
  return extra > 0 ? `it has ${extra} more receipts than were recorded` : undefined
}

function differ(expected: Readonly<Record<string, unknown>>, found: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(expected).some(([name, value]) => found[name] !== value)
}
