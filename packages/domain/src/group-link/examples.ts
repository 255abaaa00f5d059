import { at, authorisation, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { RecordGroupLink } from './commands.ts'
import type { GroupLinkTypes } from './events.ts'

// For the tests of this package only: a client and its parent.

type GroupLinkStep = Step<GroupLinkTypes>

const facts = {
  authority: 'hk',
  authorisation: authorisation('personnel-administrator'),
  hasConflict: false,
  linked: [],
} as const
const actor = people.administrator

const recording: RecordGroupLink = {
  name: 'recordGroupLink',
  actor,
  at,
  authority: 'hk',
  linkId: 'grp_1',
  kind: 'parent',
  one: { scheme: 'HK-UBI', value: '99990025' },
  other: { scheme: 'HK-UBI', value: '9999 0017' },
  source: 'Extract of the companies register of 2026-10-30.',
}
export function recordLink(change: Partial<RecordGroupLink> = {}, known: object = {}): GroupLinkStep {
  return () => ({ command: { ...recording, ...change }, facts: { ...facts, ...known } })
}
export function endLink(endedOn = '2026-10-31', reason = 'The shares were sold.'): GroupLinkStep {
  return () => ({ command: { name: 'endGroupLink', actor, at, endedOn, reason }, facts })
}
export function withdrawLink(reason = 'Another company of that name.'): GroupLinkStep {
  return () => ({ command: { name: 'withdrawGroupLink', actor, at, reason }, facts })
}

/** Together they take every row of the table. */
export const groupLinkJourneys: readonly (readonly GroupLinkStep[])[] = [
  [recordLink(), endLink()],
  [recordLink(), withdrawLink()],
]
