import type { Guard } from '#machine.ts'
import { crossingAsksFor } from '#residency/crossing-rules.ts'
import { violation } from '#violation.ts'
import type { UploadEvidence } from './commands.ts'

/** How small a group is, is asked of aggregate results alone: on anything else the number would be read as if it had been looked at. */
export const groupIsOfCategory: Guard<null, Pick<UploadEvidence, 'residencyCategory' | 'smallestGroup'>, unknown> = {
  name: 'smallest-group-of-category',
  clause: 'gbaai-residency',
  check: (_state, { residencyCategory: category, smallestGroup }) =>
    smallestGroup === null || crossingAsksFor('no-small-groups', category)
      ? []
      : [violation('smallest-group-needless', '/smallestGroup', { category })],
  inputs: (_state, { residencyCategory, smallestGroup }) => ({ residencyCategory, smallestGroup }),
}
