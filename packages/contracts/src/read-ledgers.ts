import { readDifferences } from '@concert/domain/ledger/compare-reads'
import { z } from 'zod'
import { LEDGER_ENTRIES_MAX, SIGNED_BYTES_MAX } from './body-limits.ts'
import { staff } from './callers.ts'
import { compactJws } from './certificate-content.ts'
import { exampleCompactJws } from './examples.ts'
import { ledgerAnswer, ledgerRequest } from './ledgers.ts'
import { operation } from './operation.ts'
import { authority, borderReadId, instant, page, pageQuery, sha256 } from './primitives.ts'

const count = z.number().int().min(0)

/** What one authority signs to have another one say which reads across the border between the two it has on record, in either direction. */
export const readLedgerRequest = ledgerRequest.extend({ after: z.union([borderReadId, z.literal('')]).nullable() })
export type ReadLedgerRequest = z.output<typeof readLedgerRequest>

/** What an authority signs of these reads: ids and digests only. `digest` of an entry is null where it was made before entries named their read. */
export const readLedgerAnswer = ledgerAnswer.extend({
  entries: z.array(z.strictObject({ readId: borderReadId, digest: sha256.nullable() })).max(LEDGER_ENTRIES_MAX),
})
export type ReadLedgerAnswer = z.output<typeof readLedgerAnswer>

export const stateReads = operation({
  id: 'stateReads',
  service: 'exchange',
  surface: 'peer',
  callers: ['peer-authority'],
  method: 'POST',
  path: '/exchange/read-ledger',
  summary:
    'State which reads across the border with the authority that asks are on record (Content-Type: application/jose)',
  description:
    'Authenticated by the signature of the authority that asks, which is told of the reads between the two alone, whichever read: how many there are, a digest over them, and where it asks for them their ids and digests. Nothing of file, reader or basis is told. The answer is signed too.',
  bodyBytesMax: SIGNED_BYTES_MAX,
  rawBody: 'jose',
  success: { status: 200, body: z.strictObject({ statement: compactJws }) },
  problems: ['rules-not-met', 'payload-too-large', 'unsupported-media-type', 'unavailable'],
  example: { body: exampleCompactJws },
})

export const reconcileReads = operation({
  id: 'reconcileReads',
  service: 'exchange',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/read-ledger/{peer}/reconcile',
  summary: 'Compare the reads across the border with another authority with what that one has on record of them',
  params: z.strictObject({ peer: authority }),
  body: z.strictObject({}),
  success: { status: 200, body: z.strictObject({ reads: count, differences: count, open: count }) },
  problems: ['not-found', 'unavailable'],
  example: { body: {} },
})

export const readDifference = z
  .strictObject({
    peer: authority,
    readId: borderReadId,
    kind: z.enum(readDifferences).meta({
      description:
        '`missing-there`: the other authority has no entry of a read that this one has. `missing-here`: the other way round. `altered`: the two say otherwise which file was read, by whom, in which office, on what, or how many bytes it has',
    }),
    foundAt: instant,
    settledAt: instant.nullable().meta({ description: 'When a later comparison did not find it any more' }),
  })
  .meta({ id: 'ReadDifference' })

export const listReadDifferences = operation({
  id: 'listReadDifferences',
  service: 'exchange',
  surface: 'cell',
  callers: staff,
  method: 'GET',
  path: '/exchange/read-differences',
  summary: 'List where this authority and another one differ on who read across the border between them, newest first',
  query: z.strictObject(pageQuery),
  success: { status: 200, body: page(readDifference) },
  problems: ['invalid-cursor'],
})
