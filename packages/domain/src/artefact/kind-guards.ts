import type { Demand } from '#evidence-coverage/demands.ts'
import { localDate } from '#instant.ts'
import type { Guard } from '#machine.ts'
import { isAtLeastAsStrict } from '#residency/strictness.ts'
import type { Violation } from '#violation.ts'
import { violation } from '#violation.ts'
import type { ArtefactFacts, UploadEvidence } from './commands.ts'
import { requirementsAnswered } from './stated-evidence.ts'

type Facts = Pick<ArtefactFacts['uploadEvidence'], 'demands'>
type KindGuard<Members extends keyof UploadEvidence> = Guard<null, Pick<UploadEvidence, Members>, Facts>

/** A file is of one kind, and the edition asks for this kind. */
const kindIsAsked: KindGuard<'kind' | 'requirements'> = {
  name: 'evidence-kind-asked',
  clause: 'gbaai-evidence',
  check: (_state, { kind, requirements }, { demands }) => {
    if (kind === null) return requirements === null ? [] : [violation('evidence-kind-missing', '/kind', {})]
    return demands.some((demand) => demand.kind === kind) ? [] : [violation('evidence-kind-unknown', '/kind', { kind })]
  },
  inputs: (_state, { kind, requirements }, { demands }) => ({
    kind,
    requirements: requirements && [...requirements],
    asked: demands.some((demand) => demand.kind === kind),
  }),
}

/** A file answers only requirements that ask for its kind: one text does not answer all of them. */
const requirementsAskForKind: KindGuard<'kind' | 'requirements'> = {
  name: 'requirements-ask-for-kind',
  clause: 'gbaai-evidence',
  check: (_state, { kind, requirements }, { demands }) => {
    if (kind === null || requirements === null) return []
    return requirements.flatMap((requirementId) => otherAsked(requirementId, kind, demands))
  },
  inputs: (_state, { kind, requirements }, { demands }) => ({
    kind,
    requirements: requirements && [...requirements],
    askedBy: demands.filter((demand) => demand.kind === kind).map(({ requirementId }) => requirementId),
  }),
}

/** What a requirement asks for has a category, and a file that answers it is kept under this one or a stricter. */
const categoryIsOfKind: KindGuard<'kind' | 'requirements' | 'residencyCategory'> = {
  name: 'category-of-kind',
  clause: 'gbaai-residency',
  check: (_state, upload, { demands }) => {
    const { kind, requirements, residencyCategory } = upload
    const asking = demands.filter((demand) => demand.kind === kind)
    const looser = asking.filter((demand) => !isAtLeastAsStrict(residencyCategory, demand.residencyCategory))
    // Where no requirement is named, it answers those whose category it has.
    const wrong =
      requirements === null
        ? requirementsAnswered(upload, demands).length > 0
          ? []
          : looser
        : looser.filter(({ requirementId }) => requirements.includes(requirementId))
    return wrong.map(({ requirementId, residencyCategory: category, kind: of }) =>
      violation(
        'residency-category-of-kind',
        '/residencyCategory',
        { kind: of, requirementId, category },
        requirementId,
      ),
    )
  },
  inputs: (_state, { kind, requirements, residencyCategory }, { demands }) => ({
    kind,
    requirements: requirements && [...requirements],
    residencyCategory,
    asked: demands
      .filter((demand) => demand.kind === kind)
      .map(({ requirementId, residencyCategory: category }) => ({ requirementId, category })),
  }),
}

/** What says its kind says its own date: by it the evidence ages. No document is of a day that is still to come. */
const ownDateIsGiven: Guard<null, Pick<UploadEvidence, 'kind' | 'effectiveOn' | 'authority' | 'at'>, unknown> = {
  name: 'own-date-given',
  clause: 'gbaai-evidence',
  check: (_state, { kind, effectiveOn, authority, at }) => {
    if (kind === null) return []
    if (effectiveOn === null) return [violation('effective-on-missing', '/effectiveOn', { kind })]
    const today = localDate(at, authority)
    return effectiveOn > today ? [violation('effective-on-ahead', '/effectiveOn', { today })] : []
  },
  inputs: (_state, { kind, effectiveOn, authority, at }) => ({ kind, effectiveOn, today: localDate(at, authority) }),
}

/** What is judged of what a file is evidence of. */
export const kindGuards = [kindIsAsked, requirementsAskForKind, categoryIsOfKind, ownDateIsGiven] as const

function otherAsked(requirementId: string, kind: string, demands: readonly Demand[]): Violation[] {
  const asked = demands.filter((demand) => demand.requirementId === requirementId).map((demand) => demand.kind)
  if (asked.includes(kind)) return []
  if (asked.length === 0) return [violation('requirement-unknown', '/requirements', { requirementId }, requirementId)]
  return [violation('requirement-asks-otherwise', '/requirements', { requirementId, kind, asked }, requirementId)]
}
