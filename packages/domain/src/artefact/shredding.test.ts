import { describe, expect, test } from 'vitest'
import { at, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { decide, fold } from '../machine.ts'
import { inspecting, foundOf, opened, shreddable, shredding, uploaded } from './examples.ts'
import { artefactMachine } from './table.ts'

const shredded = {
  type: 'EvidenceShredded',
  at,
  by: people.signatory.id,
  ground: 'erasure-request',
  reason: shredding().reason,
} as const

describe('the bytes of a file', () => {
  test('are shredded for good by a signatory, on a ground and with a reason', () => {
    const state = given(artefactMachine, opened).when(shredding(), shreddable).then([shredded])
    expect(state).toMatchObject({
      status: 'shredded',
      quarantine: { reason: 'shredded', since: at },
      shredded: { ground: 'erasure-request', by: people.signatory.id, at },
    })
    given(artefactMachine, opened)
      .when(shredding({ reason: ' ' }), shreddable)
      .then(['/reason text-missing'])
  })

  test('are not shredded under a legal hold, whatever the ground', () => {
    given(artefactMachine, opened)
      .when(shredding(), { ...shreddable, isHeld: true })
      .then(['evidence-under-hold evd_1'])
  })

  test.each(['submitted', 'in-review', 'accepted', 'contracted'] as const)(
    'are not shredded while a decision on an application that is %s may need them',
    (applicationStatus) => {
      given(artefactMachine, opened)
        .when(shredding(), { ...shreddable, applicationStatus, decidedAt: null })
        .then(['evidence-awaits-decision evd_1'])
    },
  )

  test.each(['draft', 'declined', 'withdrawn'] as const)('are shredded of an application that is %s', (status) => {
    given(artefactMachine, [uploaded])
      .when(shredding(), { ...shreddable, applicationStatus: status, decidedAt: null })
      .then([shredded])
  })

  test('are shredded by nobody but a signatory', () => {
    for (const actor of [people.applicant, people.evaluatorOne, people.system])
      expect(decide(artefactMachine, fold(artefactMachine, opened), shredding({ actor }), shreddable)).toMatchObject({
        refusal: { kind: 'forbidden' },
      })
  })

  test('are opened, judged or checked no more', () => {
    const state = fold(artefactMachine, [...opened, shredded])
    expect(decide(artefactMachine, state, inspecting, foundOf({}))).toMatchObject({
      refusal: { kind: 'not-allowed', allowed: [] },
    })
  })
})
