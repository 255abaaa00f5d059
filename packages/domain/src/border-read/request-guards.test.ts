import { expect, test } from 'vitest'
import { judgeByGuards } from '../machine.ts'
import { type ReadRequest, type ReadRequestFacts, readRequestGuards } from './request-guards.ts'

const at = '2026-11-27T04:00:00.000Z'
const request: ReadRequest = {
  authority: 'cn-gd',
  requestId: 'brd_1',
  from: 'mo',
  to: 'cn-gd',
  statementDigest: 'ab'.repeat(32),
  issuedAt: at,
  at,
}
const known: ReadRequestFacts = { signedBy: 'mo', wasAnswered: false }

test.each<[string, Partial<ReadRequest>, Partial<ReadRequestFacts>, string[]]>([
  ['asked now, by whom it says, of whom it names, for the first time', {}, {}, []],
  ['two minutes old', { issuedAt: '2026-11-27T03:58:00.000Z' }, {}, []],
  ['older', { issuedAt: '2026-11-27T03:57:59.999Z' }, {}, ['read-request-stale']],
  ['a minute ahead', { issuedAt: '2026-11-27T04:01:00.000Z' }, {}, []],
  ['further ahead', { issuedAt: '2026-11-27T04:01:00.001Z' }, {}, ['read-request-stale']],
  ['of no instant', { issuedAt: 'now' }, {}, ['read-request-stale']],
  ['signed by another than it says', { from: 'hk' }, {}, ['sender-mismatch']],
  ['meant for another authority', { to: 'hk' }, {}, ['misaddressed']],
  ['repeated', {}, { wasAnswered: true }, ['read-request-repeated']],
])('a request %s', (_what, change, facts, codes) => {
  const judged = judgeByGuards(readRequestGuards, null, { ...request, ...change }, { ...known, ...facts })
  expect(judged.ok ? [] : judged.refusal.violations.map(({ code }) => code)).toEqual(codes)
})

test('leaves behind what was judged', () => {
  const judged = judgeByGuards(readRequestGuards, null, request, known)
  expect(judged.ok && judged.receipts.map(({ guard, clause, inputs }) => [guard, clause, inputs])).toEqual([
    ['signed-by-sender', 'iso17065-7.12', { from: 'mo', signedBy: 'mo', statement: request.statementDigest }],
    ['addressed-here', 'iso17065-7.12', { authority: 'cn-gd', to: 'cn-gd' }],
    ['asked-just-now', 'gbaai-border', { issuedAt: at, at }],
    ['asked-once', 'gbaai-border', { requestId: 'brd_1', wasAnswered: false }],
  ])
})
