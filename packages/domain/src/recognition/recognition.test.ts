import { describe, expect, test } from 'vitest'
import { digestA, digestB, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import {
  allDeclared,
  arrived,
  castVote,
  declareImpartiality,
  recognitionOpened,
  impartialityDeclared,
  judging,
  openRecognition,
  recognitionDecided,
  voteCast,
} from './examples.ts'
import { recognitionMachine } from './table.ts'

const { deciderOne, deciderTwo, deciderThree, system } = people

describe('a dossier', () => {
  test('is received as the lead sent it', () => {
    const state = given(recognitionMachine, []).when(openRecognition(), arrived).then([recognitionOpened])
    expect(state).toMatchObject({ status: 'received', declarations: [], votes: [] })
  })

  test('of the own authority, or not signed by its lead, is not received', () => {
    given(recognitionMachine, [])
      .when(openRecognition({ leadAuthority: 'mo' }), arrived)
      .then(['/leadAuthority lead-does-not-recognise', 'dossier-not-signed-by-lead'])
    for (const signedBy of ['cn-gd', null] as const) {
      given(recognitionMachine, [])
        .when(openRecognition(), { ...arrived, signedBy })
        .then(['dossier-not-signed-by-lead'])
    }
  })

  test('with another digest than stated is not received', () => {
    given(recognitionMachine, [])
      .when(openRecognition(), { ...arrived, computedDigest: digestB })
      .then(['/dossierDigest dossier-digest-differs'])
    given(recognitionMachine, [])
      .when(openRecognition({ dossierDigest: '' }), { ...arrived, computedDigest: '' })
      .then(['/dossierDigest dossier-digest-differs'])
  })

  test.each([
    ['not of use here', { placesOfUse: ['HK', 'CN'] }, '/dossier/placesOfUse place-not-of-use'],
    ['that the lead did not grant', { hasLeadGranted: false }, '/dossier/decision/outcome evaluation-not-granted'],
    ['of an unknown edition', { isEditionKnown: false }, '/dossier/edition edition-unknown'],
    ['that replaces another', { recordedDigest: digestB }, '/dossier dossier-digest-differs'],
  ] as const)('%s is not received', (_what, facts, said) => {
    given(recognitionMachine, [])
      .when(openRecognition(), { ...arrived, ...facts })
      .then([said])
  })

  test('that arrived before is the same one again', () => {
    given(recognitionMachine, [])
      .when(openRecognition(), { ...arrived, recordedDigest: digestA })
      .then([recognitionOpened])
  })

  test('of an unknown edition has no quorum that could be judged', () => {
    given(recognitionMachine, [])
      .when(openRecognition({ quorum: 0 }), { ...arrived, isEditionKnown: false })
      .then(['/dossier/edition edition-unknown'])
  })

  test.each([0, -1, 1.5])('is not received for a quorum of %s', (quorum) => {
    given(recognitionMachine, []).when(openRecognition({ quorum }), arrived).then(['/quorum quorum-invalid'])
  })

  test('may be decided by a quorum of one', () => {
    given(recognitionMachine, [])
      .when(openRecognition({ quorum: 1 }), arrived)
      .then([{ ...recognitionOpened, quorum: 1 }])
    const only = voteCast(deciderOne, 'refuse')
    given(recognitionMachine, [{ ...recognitionOpened, quorum: 1 }, impartialityDeclared(deciderOne)])
      .when(castVote(deciderOne, 'refuse'), judging)
      .then([only, recognitionDecided([only], [])])
  })

  test('is received once', () => {
    given(recognitionMachine, [recognitionOpened])
      .when(openRecognition(), arrived)
      .then({
        kind: 'not-allowed',
        status: 'received',
        command: 'openRecognition',
        allowed: ['declareRecognitionImpartiality', 'castRecognitionVote'],
      })
  })
})

describe('a declaration', () => {
  test('is kept with its function, its words and its time', () => {
    const state = given(recognitionMachine, [recognitionOpened])
      .when(declareImpartiality(deciderOne, true, 'I know them.'), judging)
      .then([impartialityDeclared(deciderOne, true, 'I know them.')])
    const kept = { personId: deciderOne.id, function: 'decision-maker', conflict: true, statement: 'I know them.' }
    expect(state?.declarations).toEqual([{ ...kept, declaredAt: recognitionOpened.at }])
  })

  test('says something', () => {
    given(recognitionMachine, [recognitionOpened])
      .when(declareImpartiality(deciderOne, false, ' '), judging)
      .then(['/statement text-missing'])
  })

  test('does not undo a conflict that was declared', () => {
    given(recognitionMachine, [...allDeclared, impartialityDeclared(deciderOne, true)])
      .when(declareImpartiality(deciderOne), judging)
      .then([`/conflict conflict-declared ${deciderOne.id}`])
  })
})

describe('a vote', () => {
  test('of somebody without a declaration, with a conflict declared, or of somebody who has voted is refused', () => {
    given(recognitionMachine, [recognitionOpened])
      .when(castVote(deciderOne, 'recognise'), judging)
      .then([{ violation: 'impartiality-not-declared', params: { personId: deciderOne.id } }])
    given(recognitionMachine, [...allDeclared, impartialityDeclared(deciderOne, true)])
      .when(castVote(deciderOne, 'recognise'), judging)
      .then([{ violation: 'impartiality-not-declared', params: { personId: deciderOne.id } }])
    given(recognitionMachine, [...allDeclared, voteCast(deciderOne, 'recognise')])
      .when(castVote(deciderOne, 'refuse'), judging)
      .then(['already-voted'])
  })

  test('is cast by a decision maker only', () => {
    given(recognitionMachine, allDeclared)
      .when(castVote(system, 'recognise'), judging)
      .then({ kind: 'forbidden', needed: ['decision-maker'] })
  })

  test('states reasons; a reservation states its conditions, each in words, and a refusal has none', () => {
    const refusedFor = (vote: ReturnType<typeof castVote>, ...violations: string[]) =>
      given(recognitionMachine, allDeclared).when(vote, judging).then(violations)
    refusedFor(castVote(deciderOne, 'recognise', [], ' '), '/reasons text-missing')
    refusedFor(castVote(deciderOne, 'reserve', []), '/conditions condition-missing')
    refusedFor(castVote(deciderOne, 'reserve', ['']), '/conditions/0 text-missing')
    refusedFor(castVote(deciderOne, 'recognise', ['Label.', ' ']), '/conditions/1 text-missing')
    refusedFor(castVote(deciderOne, 'refuse', ['If only.']), '/conditions condition-on-refusal')
    refusedFor(
      castVote(deciderOne, 'refuse', ['If only.', '']),
      '/conditions condition-on-refusal',
      '/conditions/1 text-missing',
    )
  })
})

describe('a recognition', () => {
  test.each([
    ['recognised', 'recognise'],
    ['reserved', 'reserve'],
    ['refused', 'refuse'],
  ] as const)('is %s by two equal votes of two', (status, decision) => {
    const [first, second] = [voteCast(deciderOne, decision), voteCast(deciderTwo, decision)]
    const state = given(recognitionMachine, [...allDeclared, first])
      .when(castVote(deciderTwo, decision), judging)
      .then([second, recognitionDecided([first, second], first.conditions)])
    expect(state).toMatchObject({ status, decision: { decision, by: [deciderOne.id, deciderTwo.id] } })
    expect(state?.votes.map(({ personId }) => personId)).toEqual([deciderOne.id, deciderTwo.id])
  })

  test('may carry conditions, and the decision carries those of all who made it, each once', () => {
    const first = voteCast(deciderOne, 'recognise', ['Label in Portuguese.', 'Notify the DSPDP.'])
    const last = voteCast(deciderThree, 'recognise', ['Notify the DSPDP.'])
    const state = given(recognitionMachine, [...allDeclared, first, voteCast(deciderTwo, 'refuse')])
      .when(castVote(deciderThree, 'recognise', ['Notify the DSPDP.']), judging)
      .then([last, recognitionDecided([first, last], ['Label in Portuguese.', 'Notify the DSPDP.'])])
    expect(state).toMatchObject({
      status: 'recognised',
      decision: { conditions: ['Label in Portuguese.', 'Notify the DSPDP.'], by: [deciderOne.id, deciderThree.id] },
    })
  })

  test('has at most twenty conditions: each vote of a quorum may add an equal part of them', () => {
    const some = (count: number) => Array.from({ length: count }, (_, index) => `Condition ${index}.`)
    const empty = given(recognitionMachine, allDeclared)
    empty.when(castVote(deciderTwo, 'reserve', some(11)), judging).then(['/conditions too-many-conditions'])
    empty.when(castVote(deciderTwo, 'reserve', some(10)), judging).then([voteCast(deciderTwo, 'reserve', some(10))])
  })

  test('is refused in the same words whatever the votes before it were', () => {
    const own = Array.from({ length: 11 }, (_, index) => `Condition ${index}.`)
    for (const earlier of [
      voteCast(deciderOne, 'reserve', ['Label in Portuguese.', 'Notify the DSPDP.']),
      voteCast(deciderOne, 'recognise', own.slice(1)),
      voteCast(deciderOne, 'refuse'),
    ]) {
      given(recognitionMachine, [...allDeclared, earlier])
        .when(castVote(deciderTwo, 'reserve', own), judging)
        .then(['/conditions too-many-conditions'])
    }
  })

  test('is not decided by silence, nor by unequal votes', () => {
    expect(given(recognitionMachine, allDeclared).state?.status).toBe('received')
    const state = given(recognitionMachine, [
      ...allDeclared,
      voteCast(deciderOne, 'recognise'),
      voteCast(deciderTwo, 'reserve'),
    ])
      .when(castVote(deciderThree, 'refuse'), judging)
      .then([voteCast(deciderThree, 'refuse')])
    expect(state).toMatchObject({ status: 'received', votes: { length: 3 } })
  })

  test('is decided without the vote of somebody who has declared a conflict since', () => {
    const conflicted = [...allDeclared, voteCast(deciderOne, 'recognise'), impartialityDeclared(deciderOne, true)]
    const [second, third] = [voteCast(deciderTwo, 'recognise'), voteCast(deciderThree, 'recognise')]
    given(recognitionMachine, conflicted).when(castVote(deciderTwo, 'recognise'), judging).then([second])
    const state = given(recognitionMachine, [...conflicted, second])
      .when(castVote(deciderThree, 'recognise'), judging)
      .then([third, recognitionDecided([second, third], [])])
    expect(state).toMatchObject({ status: 'recognised', decision: { by: [deciderTwo.id, deciderThree.id] } })
  })
})

describe('who was lent to the lead', () => {
  const lent = { ...judging, wasLentToLead: true }

  test('neither declares impartiality for its dossier nor votes on it, and declares a conflict all the same', () => {
    const refused = ['lent-to-the-lead per_decider1']
    given(recognitionMachine, [recognitionOpened]).when(declareImpartiality(deciderOne), lent).then(refused)
    given(recognitionMachine, allDeclared).when(castVote(deciderOne, 'recognise'), lent).then(refused)
    given(recognitionMachine, [recognitionOpened])
      .when(declareImpartiality(deciderOne, true), lent)
      .then([impartialityDeclared(deciderOne, true)])
  })
})
