import { expect, test } from 'vitest'
import { after, at, attempt, refused } from '../examples.ts'
import { sign } from './examples.ts'
import { effectStatementMachine } from './table.ts'

test('the changes of an effect are signed one after the other', () => {
  expect(after(effectStatementMachine, [sign(1), sign(2)])).toMatchObject({ status: 'signed', sequence: 2 })
})

test('no change is signed that was not decided, neither as the first nor later', () => {
  for (const before of [null, after(effectStatementMachine, [sign(1)])]) {
    const decision = attempt(effectStatementMachine, before, sign(2, { decided: null })(before))
    expect(refused(decision)).toEqual(['/sequence not-decided'])
  }
})

test('the receipt says which change was decided, and when', () => {
  const decision = attempt(effectStatementMachine, null, sign(1)(null))
  const inputs = { certificateNumber: 'GBAAI-H001-26-L-00003-3', sequence: 1, status: 'action-pending', at }
  expect(decision.ok && decision.receipts).toContainEqual(expect.objectContaining({ guard: 'effect-decided', inputs }))
})
