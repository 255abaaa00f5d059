import { expect, test } from 'vitest'
import { mayTellVote } from './sealed-votes.ts'

const vote = { personId: 'kwok.meiling' }

test('how a vote fell is told to nobody but its voter before the decision', () => {
  expect(mayTellVote({}, vote, 'tsang.yatfai')).toBe(false)
  expect(mayTellVote({}, vote, 'kwok.meiling')).toBe(true)
})

test('how a vote fell is told once the quorum has decided', () => {
  expect(mayTellVote({ decision: {} }, vote, 'tsang.yatfai')).toBe(true)
})
