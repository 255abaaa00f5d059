import { describe, expect, test } from 'vitest'
import { availableActions, decide, fold } from './machine.ts'
import { violation } from './violation.ts'
import type { CommandBase, EventBase, Guard, Machine, MachineTypes, Table } from './machine.ts'

interface LampTypes extends MachineTypes {
  state: { readonly status: 'off' | 'on'; readonly switched: number }
  command: (CommandBase & { readonly name: 'install' }) | (CommandBase & { readonly name: 'switchOn' })
  event: EventBase & { readonly type: 'Installed' | 'SwitchedOn' }
  facts: { install: { readonly current: boolean }; switchOn: { readonly current: boolean } }
}

const hasCurrent: Guard<unknown, CommandBase, { readonly current: boolean }> = {
  name: 'has-current',
  clause: 'iso17065-7.2',
  check: (_state, _command, facts) => (facts.current ? [] : [violation('declaration-missing', '/lamp', {})]),
  inputs: (_state, _command, facts) => ({ current: facts.current }),
}
const neverTwice: Guard<LampTypes['state'], CommandBase, unknown> = {
  name: 'never-twice',
  clause: 'iso17065-7.6.1',
  check: (state) => (state.switched === 0 ? [] : [violation('already-voted', '', {})]),
  inputs: (state) => ({ switched: state.switched }),
}
const table = {
  none: {
    install: {
      to: 'off',
      by: ['applicant'],
      guards: [],
      then: (_s, c) => [{ type: 'Installed', at: c.at, by: c.actor.id }],
    },
  },
  off: {
    switchOn: {
      to: 'on',
      by: ['evaluator', 'plan-owner'],
      guards: [hasCurrent, neverTwice],
      then: (_s, c) => [{ type: 'SwitchedOn', at: c.at, by: c.actor.id }],
    },
  },
  on: {},
} satisfies Table<LampTypes>
const lamp: Machine<LampTypes> = {
  name: 'lamp',
  table,
  evolve: (state, event) =>
    event.type === 'Installed' || state === null
      ? { status: 'off', switched: 0 }
      : { status: 'on', switched: state.switched + 1 },
}

function switchOn(role: 'evaluator' | 'applicant') {
  return { name: 'switchOn', at: '2026-11-02T02:00:00Z', actor: { id: 'per_1', roles: [role] } } as const
}

describe('decide', () => {
  test('refuses first what the status does not allow, before it looks at the actor', () => {
    expect(decide(lamp, { status: 'on', switched: 1 }, switchOn('applicant'), { current: true })).toEqual({
      ok: false,
      refusal: { kind: 'not-allowed', status: 'on', command: 'switchOn', allowed: [] },
    })
    expect(decide(lamp, null, switchOn('evaluator'), { current: true })).toMatchObject({
      refusal: { kind: 'not-allowed', status: 'none', allowed: ['install'] },
    })
  })

  test('refuses an actor without a role before it runs a guard', () => {
    expect(decide(lamp, { status: 'off', switched: 0 }, switchOn('applicant'), { current: false })).toEqual({
      ok: false,
      refusal: { kind: 'forbidden', needed: ['evaluator', 'plan-owner'] },
    })
  })

  test('runs every guard and collects every violation with its clause', () => {
    expect(decide(lamp, { status: 'off', switched: 1 }, switchOn('evaluator'), { current: false })).toMatchObject({
      refusal: {
        kind: 'violations',
        violations: [
          { pointer: '/lamp', code: 'declaration-missing', params: {}, clause: 'iso17065-7.2' },
          { pointer: '', code: 'already-voted', params: {}, clause: 'iso17065-7.6.1' },
        ],
      },
    })
  })

  test('gives the events, and a receipt for each guard with what it judged', () => {
    expect(decide(lamp, { status: 'off', switched: 0 }, switchOn('evaluator'), { current: true })).toEqual({
      ok: true,
      events: [{ type: 'SwitchedOn', at: '2026-11-02T02:00:00Z', by: 'per_1' }],
      receipts: [
        { guard: 'has-current', clause: 'iso17065-7.2', inputs: { current: true } },
        { guard: 'never-twice', clause: 'iso17065-7.6.1', inputs: { switched: 0 } },
      ],
    })
  })

  test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])('knows no command named %s', (name) => {
    const command = { ...switchOn('evaluator'), name } as unknown as LampTypes['command']
    expect(decide(lamp, { status: 'off', switched: 0 }, command, { current: true })).toMatchObject({
      refusal: { kind: 'not-allowed', command: name },
    })
  })

  test('knows no row of a status that the machine does not have', () => {
    const state = { status: 'constructor', switched: 0 } as unknown as LampTypes['state']
    expect(decide(lamp, state, switchOn('evaluator'), { current: true })).toMatchObject({
      refusal: { kind: 'not-allowed', allowed: [] },
    })
  })
})

describe('the compiler', () => {
  const off = { status: 'off', switched: 0 } as const

  test('demands the facts of the very command', () => {
    // @ts-expect-error: the facts of switchOn say whether there is current
    expect(() => decide(lamp, off, switchOn('evaluator'), {})).not.toThrow()
  })

  test('demands a line for every status of a table', () => {
    // @ts-expect-error: the status on has no line
    const partial = { none: {}, off: {} } satisfies Table<LampTypes>
    expect(partial).not.toHaveProperty('on')
  })
})

describe('availableActions', () => {
  test('lists what the roles may do in a status', () => {
    expect(availableActions(lamp, 'none', ['applicant'])).toEqual(['install'])
    expect(availableActions(lamp, 'off', ['applicant'])).toEqual([])
    expect(availableActions(lamp, 'off', ['applicant', 'plan-owner'])).toEqual(['switchOn'])
    expect(availableActions(lamp, 'on', ['evaluator'])).toEqual([])
  })
})

describe('fold', () => {
  const stamp = { at: '2026-11-02T02:00:00Z', by: 'per_1' }

  test('is the state after all events, from the beginning or from a state', () => {
    expect(
      fold(lamp, [
        { type: 'Installed', ...stamp },
        { type: 'SwitchedOn', ...stamp },
      ]),
    ).toEqual({ status: 'on', switched: 1 })
    expect(fold(lamp, [{ type: 'SwitchedOn', ...stamp }], { status: 'off', switched: 3 })).toEqual({
      status: 'on',
      switched: 4,
    })
    expect(fold(lamp, [])).toBeNull()
  })
})
