import type { Viewer } from '@concert/cases/act'
import type { groupLink } from '@concert/contracts/group-links'
import { groupLinkMachine } from '@concert/domain/group-link/table'
import { availableActions } from '@concert/domain/machine'
import type { z } from 'zod'
import type { GroupLinkRow } from './store.ts'

export type GroupLinkBody = z.input<typeof groupLink>

/** The link with its version for the ETag. */
export function representGroupLink(
  { version, state, recordedAt }: GroupLinkRow,
  { actor }: Viewer,
): { body: GroupLinkBody; version: number } {
  const { oneScheme, oneValue, otherScheme, otherValue, ...rest } = state
  const body = {
    ...rest,
    one: { scheme: oneScheme, value: oneValue },
    other: { scheme: otherScheme, value: otherValue },
    actions: availableActions(groupLinkMachine, state.status, actor.roles),
    recordedAt,
    version,
  }
  return { body, version }
}
