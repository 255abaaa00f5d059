import { describe, expect, test } from 'vitest'
import { at, by, people } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import { endLink, recordLink, withdrawLink } from './examples.ts'
import { groupLinkMachine } from './table.ts'

const { givenSteps } = afterSteps(groupLinkMachine)
const { administrator } = people

describe('a link between two organisations', () => {
  test('is kept by identifiers in their normal form, with what it rests on', () => {
    const state = givenSteps(recordLink()).state
    expect(state).toMatchObject({
      status: 'in-force',
      kind: 'parent',
      oneValue: '99990025',
      otherScheme: 'HK-UBI',
      otherValue: '99990017',
      source: expect.stringMatching(/register/),
      endedOn: null,
    })
  })

  test('is of two that their registers can have named, and says on what it rests', () => {
    const wrong = { scheme: 'HK-UBI', value: '99990018x' } as const
    givenSteps()
      .when(recordLink({ other: wrong, source: ' ' }))
      .then(['/other/value identifier-length position 9', '/source text-missing'])
  })

  test('is not of an organisation with itself, nor recorded twice', () => {
    const same = { scheme: 'HK-UBI', value: '9999-0025' } as const
    givenSteps()
      .when(recordLink({ other: same }, { linked: ['grp_0'] }))
      .then([
        { violation: '/other linked-to-itself', params: {} },
        { violation: '/other linked-already grp_0', params: { linkId: 'grp_0' } },
      ])
  })

  test('ends on a day that has come', () => {
    const today = at.slice(0, 10)
    expect(givenSteps(recordLink(), endLink(today)).state).toMatchObject({ status: 'ended', endedOn: today })
    givenSteps(recordLink())
      .when(endLink('2026-11-03'))
      .then([{ violation: '/endedOn ends-in-the-future', params: { on: '2026-11-03' } }])
  })

  test('is withdrawn with a reason, where it was a mistake', () => {
    const state = givenSteps(recordLink())
      .when(withdrawLink())
      .then([{ type: 'GroupLinkWithdrawn', ...by(administrator), reason: 'Another company of that name.' }])
    expect(state).toMatchObject({ status: 'withdrawn', endedOn: null })
    givenSteps(recordLink()).when(withdrawLink('')).then(['/reason text-missing'])
  })
})
