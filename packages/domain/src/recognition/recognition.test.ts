import { expect, test } from 'vitest'
import { after, attempt, codes, digestB, people, refused } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { RecognitionTypes } from './evolve.ts'
import { declare, receive, recognitionJourneys, toDeclared, toReceived, vote } from './examples.ts'
import { recognitionMachine } from './table.ts'

const { deciderOne, deciderTwo, deciderThree } = people

function judge(from: readonly Step<RecognitionTypes>[], step: Step<RecognitionTypes>) {
  const state = from.length === 0 ? null : after(recognitionMachine, from)
  return attempt(recognitionMachine, state, step(state))
}

test.each([
  ['recognised', 0],
  ['reserved', 1],
  ['refused', 2],
])('two equal votes of two make the recognition %s', (status, journey) => {
  expect(after(recognitionMachine, recognitionJourneys[journey] ?? [])).toMatchObject({
    status,
    decision: { by: [deciderOne.id, deciderTwo.id] },
  })
})

test('recognising may carry conditions, and the decision carries those of all who made it, each once', () => {
  const state = after(recognitionMachine, [
    ...toDeclared,
    vote(deciderOne, 'recognise', ['Label in Portuguese.', 'Notify the DSPDP.']),
    vote(deciderTwo, 'refuse'),
    vote(deciderThree, 'recognise', ['Notify the DSPDP.']),
  ])
  expect(state).toMatchObject({
    status: 'recognised',
    decision: { conditions: ['Label in Portuguese.', 'Notify the DSPDP.'], by: [deciderOne.id, deciderThree.id] },
  })
})

test('silence and unequal votes decide nothing', () => {
  expect(after(recognitionMachine, toDeclared).status).toBe('received')
  const split = [
    ...toDeclared,
    vote(deciderOne, 'recognise'),
    vote(deciderTwo, 'reserve'),
    vote(deciderThree, 'refuse'),
  ]
  expect(after(recognitionMachine, split)).toMatchObject({ status: 'received', votes: { length: 3 } })
})

test('a dossier of the own authority, or not signed by its lead, is not received', () => {
  expect(refused(judge([], receive({ leadAuthority: 'mo' })))).toEqual([
    '/leadAuthority lead-does-not-recognise',
    'dossier-not-signed-by-lead',
  ])
  expect(refused(judge([], receive({}, { signedBy: 'cn-gd' })))).toEqual(['dossier-not-signed-by-lead'])
  expect(refused(judge([], receive({}, { signedBy: null })))).toEqual(['dossier-not-signed-by-lead'])
})

test('a dossier with another digest than stated is not received', () => {
  expect(refused(judge([], receive({}, { computedDigest: digestB })))).toEqual([
    '/dossierDigest dossier-digest-differs',
  ])
  expect(codes(judge([], receive({ dossierDigest: '' }, { computedDigest: '' })))).toEqual(['dossier-digest-differs'])
})

test.each([
  ['not of use here', { placesOfUse: ['HK', 'CN'] }, '/dossier/placesOfUse place-not-of-use'],
  ['that the lead did not grant', { hasLeadGranted: false }, '/dossier/decision/outcome evaluation-not-granted'],
  ['of an unknown edition', { isEditionKnown: false }, '/dossier/edition edition-unknown'],
  ['that replaces another', { recordedDigest: digestB }, '/dossier dossier-digest-differs'],
])('a dossier %s is not received', (_what, facts, said) => {
  expect(refused(judge([], receive({}, facts)))).toEqual([said])
})

test('a decision has at most twenty conditions, those of all who made it counted once', () => {
  const some = (from: number) => Array.from({ length: 12 }, (_, index) => `Condition ${from + index}.`)
  const first = [...toDeclared, vote(deciderOne, 'reserve', some(0))]
  expect(refused(judge(first, vote(deciderTwo, 'reserve', some(12))))).toEqual(['/conditions too-many-conditions'])
  expect(judge(first, vote(deciderTwo, 'reserve', some(8))).ok).toBe(true)
})

test('a quorum of nobody is refused', () => {
  expect(codes(judge([], receive({ quorum: 0 })))).toEqual(['quorum-invalid'])
})

test('nobody votes without a declaration, with a conflict declared, or twice', () => {
  expect(codes(judge(toReceived, vote(deciderOne, 'recognise')))).toEqual(['impartiality-not-declared'])
  const conflicted = [...toDeclared, declare(deciderOne, true)]
  expect(codes(judge(conflicted, vote(deciderOne, 'recognise')))).toEqual(['impartiality-not-declared'])
  const voted = [...toDeclared, vote(deciderOne, 'recognise')]
  expect(codes(judge(voted, vote(deciderOne, 'refuse')))).toEqual(['already-voted'])
})

test('a vote counts no more once its voter has declared a conflict, which is not declared away', () => {
  const conflicted = [...toDeclared, vote(deciderOne, 'recognise'), declare(deciderOne, true)]
  expect(refused(judge(conflicted, declare(deciderOne)))).toEqual([`/conflict conflict-declared ${deciderOne.id}`])
  const second = [...conflicted, vote(deciderTwo, 'recognise')]
  expect(after(recognitionMachine, second).status).toBe('received')
  expect(after(recognitionMachine, [...second, vote(deciderThree, 'recognise')])).toMatchObject({
    status: 'recognised',
    decision: { by: [deciderTwo.id, deciderThree.id] },
  })
})

test('a declaration says something', () => {
  expect(refused(judge(toReceived, declare(deciderOne, false, ' ')))).toEqual(['/statement text-missing'])
})

test('a vote states reasons, a reservation its conditions, and a refusal has none', () => {
  expect(refused(judge(toDeclared, vote(deciderOne, 'recognise', [], ' ')))).toEqual(['/reasons text-missing'])
  expect(refused(judge(toDeclared, vote(deciderOne, 'reserve', [])))).toEqual(['/conditions condition-missing'])
  expect(refused(judge(toDeclared, vote(deciderOne, 'reserve', [''])))).toEqual(['/conditions/0 text-missing'])
  expect(refused(judge(toDeclared, vote(deciderOne, 'refuse', ['If only.'])))).toEqual([
    '/conditions condition-on-refusal',
  ])
})
