import { ledgerDifferences } from '@concert/domain/ledger/compare-ledgers'
import { z } from 'zod'
import { LEDGER_ENTRIES_MAX, SIGNED_BYTES_MAX } from './body-limits.ts'
import { staff } from './callers.ts'
import { compactJws } from './certificate-content.ts'
import { exampleCompactJws } from './examples.ts'
import { operation } from './operation.ts'
import { authority, envelopeId, instant, page, pageQuery, sha256 } from './primitives.ts'

const count = z.number().int().min(0)

/**
 * What one authority signs to have another one say what it received from it: envelopes whose ids were made from `from` up to `until`. With
 * `after`, the envelopes behind that id; null asks for their count and digest only.
 */
export const ledgerRequest = z.strictObject({
  id: z.uuid(),
  from: authority,
  to: authority,
  issuedAt: instant,
  period: z.strictObject({ from: instant, until: instant }),
  after: z.union([envelopeId, z.literal('')]).nullable(),
})
export type LedgerRequest = z.output<typeof ledgerRequest>

/** What an authority signs of its ledger. `digest` is SHA-256 over a line with id and digest of each envelope, in the order of their ids. */
export const ledgerAnswer = z.strictObject({
  requestId: z.uuid(),
  from: authority,
  to: authority,
  issuedAt: instant,
  count,
  digest: sha256,
  entries: z.array(z.strictObject({ envelopeId, digest: sha256 })).max(LEDGER_ENTRIES_MAX),
})
export type LedgerAnswer = z.output<typeof ledgerAnswer>

export const stateLedger = operation({
  id: 'stateLedger',
  service: 'exchange',
  surface: 'peer',
  callers: ['peer-authority'],
  method: 'POST',
  path: '/exchange/ledger',
  summary: 'State what was received from the authority that asks (Content-Type: application/jose)',
  description:
    'Authenticated by the signature of the authority that asks, which is told of its own envelopes alone: how many were received, a digest over them, and where it asks for them their ids and digests. The answer is signed too.',
  bodyBytesMax: SIGNED_BYTES_MAX,
  rawBody: 'jose',
  success: { status: 200, body: z.strictObject({ statement: compactJws }) },
  problems: ['rules-not-met', 'payload-too-large', 'unsupported-media-type', 'unavailable'],
  example: { body: exampleCompactJws },
})

export const reconcileLedger = operation({
  id: 'reconcileLedger',
  service: 'exchange',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/ledger/{peer}/reconcile',
  summary:
    'Compare what was sent to another authority with what that one says it received, and send anew what it lacks',
  params: z.strictObject({ peer: authority }),
  body: z.strictObject({}),
  success: { status: 200, body: z.strictObject({ sent: count, differences: count, revived: count, open: count }) },
  problems: ['not-found', 'unavailable'],
  example: { body: {} },
})

export const ledgerDifference = z
  .strictObject({
    peer: authority,
    envelopeId,
    kind: z.enum(ledgerDifferences).meta({
      description:
        '`lost`: the other authority gave a receipt and says that it has nothing. `altered`: it has other bytes under the id. `duplicated`: it names the id twice. `unsent`: it has what this authority has no record of sending',
    }),
    foundAt: instant,
    settledAt: instant.nullable().meta({
      description:
        'When a later comparison did not find it any more, or found a fresh envelope in its place on both sides',
    }),
    settledBy: envelopeId
      .nullable()
      .meta({ description: 'The fresh envelope that stands in its place; null otherwise' }),
  })
  .meta({ id: 'LedgerDifference' })

export const listLedgerDifferences = operation({
  id: 'listLedgerDifferences',
  service: 'exchange',
  surface: 'cell',
  callers: staff,
  method: 'GET',
  path: '/exchange/ledger-differences',
  summary: 'List where the ledgers of this authority and of another one differ, newest first',
  query: z.strictObject(pageQuery),
  success: { status: 200, body: page(ledgerDifference) },
  problems: ['invalid-cursor'],
})
