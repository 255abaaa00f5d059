import { dataRequestKinds, dataRequestStatuses, dataRequestWays } from '@concert/domain/data-request/state'
import { z } from 'zod'
import { operation } from './operation.ts'
import { authority, dataRequestId, date, instant, keptText, page, pageQuery, personId, text } from './primitives.ts'
import { clock } from './shapes/clock.ts'
import { ownData } from './shapes/own-data.ts'

const TEXT_MAX = 2000

/** A person's request for a copy of what is held about them, or that it be put right. */
export const dataRequest = z
  .strictObject({
    requestId: z.string(),
    authority,
    status: z.enum(dataRequestStatuses),
    personId: z.string(),
    asks: z.enum(dataRequestKinds),
    way: z.enum(dataRequestWays),
    statement: keptText(TEXT_MAX)
      .nullable()
      .meta({ description: 'What is to be put right, in the words of the person' }),
    receivedOn: date.meta({ description: 'The 40 calendar days for the answer are counted from this day' }),
    refusal: keptText(TEXT_MAX).nullable().meta({ description: 'Why it was refused' }),
    clock,
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    openedAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'DataRequest' })

const common = {
  service: 'personnel',
  surface: 'cell',
  callers: ['personnel-administrator'],
  method: 'POST',
} as const
const own = { ...common, callers: ['staff-member'] } as const
const byId = z.strictObject({ requestId: dataRequestId })
const asking = {
  asks: z.enum(dataRequestKinds),
  statement: text(TEXT_MAX).nullable().meta({ description: 'What is to be put right; a copy needs none' }),
}
const change = {
  ...common,
  params: byId,
  ifMatch: true,
  success: { status: 200, body: dataRequest },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const
const list = { method: 'GET', success: { status: 200, body: page(dataRequest) }, problems: ['invalid-cursor'] } as const
const copy = { method: 'GET', params: byId, success: { status: 200, body: ownData }, problems: ['not-found'] } as const

export const requestOwnData = operation({
  ...own,
  id: 'requestOwnData',
  path: '/personnel/own/data-requests',
  summary: 'Ask for a copy of what is held about you, or that it be put right',
  description: 'It is answered within 40 calendar days, or refused with reasons.',
  body: z.strictObject(asking),
  success: { status: 201, body: dataRequest },
  problems: ['rules-not-met'],
  example: { body: { asks: 'copy', statement: null } },
})

export const listOwnDataRequests = operation({
  ...own,
  ...list,
  id: 'listOwnDataRequests',
  path: '/personnel/own/data-requests',
  summary: 'List your own requests, newest first',
  query: z.strictObject(pageQuery),
})

export const getOwnData = operation({
  ...own,
  ...copy,
  id: 'getOwnData',
  path: '/personnel/own/data-requests/{requestId}/copy',
  summary: 'The copy of what is held about you, once your request was answered',
  description: 'It is made when it is read. Whoever else had a part in it is named by function alone.',
})

export const recordDataRequest = operation({
  ...common,
  id: 'recordDataRequest',
  path: '/personnel/data-requests',
  summary: 'Enter the request of somebody who has no account, such as former staff',
  body: z.strictObject({ personId, ...asking, receivedOn: date }),
  success: { status: 201, body: dataRequest },
  problems: ['rules-not-met'],
  example: { body: { personId: 'mei.lin', asks: 'copy', statement: null, receivedOn: '2026-11-02' } },
})

export const getDataRequest = operation({
  ...common,
  id: 'getDataRequest',
  method: 'GET',
  path: '/personnel/data-requests/{requestId}',
  summary: 'Read one request',
  params: byId,
  success: { status: 200, body: dataRequest },
  problems: ['not-found'],
})

export const listDataRequests = operation({
  ...common,
  ...list,
  id: 'listDataRequests',
  path: '/personnel/data-requests',
  summary: 'List the requests of people for their own data, newest first',
  query: z.strictObject({ ...pageQuery, status: z.enum(dataRequestStatuses).optional() }),
})

export const answerDataRequest = operation({
  ...change,
  id: 'answerDataRequest',
  path: '/personnel/data-requests/{requestId}/answer',
  summary: 'Answer a request: the copy is open to the person; a correction was made with `correctPerson`',
  body: z.strictObject({}),
  example: { body: {} },
})

export const refuseDataRequest = operation({
  ...change,
  id: 'refuseDataRequest',
  path: '/personnel/data-requests/{requestId}/refuse',
  summary: 'Refuse a request with the reasons, which the person reads',
  body: z.strictObject({ reason: text(TEXT_MAX) }),
  example: { body: { reason: 'The same copy was given eleven days ago, and nothing has changed.' } },
})

export const handOverData = operation({
  ...change,
  id: 'handOverData',
  path: '/personnel/data-requests/{requestId}/hand-over',
  summary: 'Record that you hand the copy to a person who has no account, and how; from then on you can read it',
  body: z.strictObject({ how: text(TEXT_MAX) }),
  example: { body: { how: 'By registered post to the address of the letter.' } },
})

export const getDataToHandOver = operation({
  ...common,
  ...copy,
  id: 'getDataToHandOver',
  path: '/personnel/data-requests/{requestId}/copy',
  summary: 'The copy that an administrator hands to a person who has no account, once that is recorded',
})
