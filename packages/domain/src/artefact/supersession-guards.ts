import type { Guard } from '#machine.ts'
import { violation } from '#violation.ts'
import type { ArtefactFacts, UploadEvidence } from './commands.ts'

/**
 * A new version takes the place of the latest one of the same application and kind: what was judged by its kind goes on being judged by it, and
 * of two new versions of one file nobody would know which counts.
 */
export const supersedesLatestOfKind: Guard<
  null,
  Pick<UploadEvidence, 'supersedes' | 'kind'>,
  Pick<ArtefactFacts['uploadEvidence'], 'superseded'>
> = {
  name: 'supersedes-latest-of-kind',
  clause: 'gbaai-evidence',
  check: (_state, { supersedes, kind }, { superseded }) => {
    if (supersedes === null) return []
    if (superseded === null) return [violation('superseded-unknown', '/supersedes', {}, supersedes)]
    const { kind: earlier, supersededBy } = superseded
    return [
      ...(earlier === null ? [violation('superseded-of-no-kind', '/supersedes', {}, supersedes)] : []),
      ...(earlier === null || earlier === kind
        ? []
        : [violation('superseded-of-another-kind', '/supersedes', { kind: earlier }, supersedes)]),
      ...(supersededBy === null
        ? []
        : [violation('superseded-already', '/supersedes', { evidenceId: supersededBy }, supersedes)]),
    ]
  },
  inputs: (_state, { supersedes, kind }, { superseded }) => ({
    supersedes,
    kind,
    superseded: superseded && { ...superseded },
  }),
}
