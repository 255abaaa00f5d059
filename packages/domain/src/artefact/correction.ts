import type { Demand } from '#evidence-coverage/demands.ts'
import { jurisdictionOf } from '#jurisdictions.ts'
import { crossingAsksFor } from '#residency/crossing-rules.ts'
import { lineageOfUpload } from '#residency/lineage.ts'
import type { CorrectEvidence, UploadEvidence } from './commands.ts'
import type { Artefact } from './state.ts'
import { requirementsAnswered } from './stated-evidence.ts'

/** What was said of a file and can be corrected on the same bytes. */
export const correctable = [
  'residencyCategory',
  'kind',
  'requirements',
  'effectiveOn',
  'origins',
  'unmixedProof',
  'dataSubjects',
  'smallestGroup',
] as const satisfies readonly (keyof Artefact)[]
export type Corrected = Partial<Pick<Artefact, (typeof correctable)[number]>>

/** What an upload of the same bytes would have to say for the file to be as it is corrected. */
export type AsUpload = Pick<
  UploadEvidence,
  'at' | 'authority' | 'applicationId' | 'madeIn' | (typeof correctable)[number]
>

/**
 * The file as it is corrected, in the words of an upload, so that it is judged by the rules of one. What the correction leaves out stays; but
 * where the kind changes, the requirements follow it, and where a place is named that a proof had excluded, the proof is of no use any more.
 */
export function asUpload(state: Artefact, correction: CorrectEvidence): AsUpload {
  const kind = correction.kind ?? state.kind
  const origins = correction.origins ?? state.origins
  const areAllNamed = [state.madeIn, jurisdictionOf(state.authority)].every((place) => origins.includes(place))
  const kept = kind === state.kind && kind !== null ? state.requirements : null
  const { residencyCategory = state.residencyCategory } = correction
  const group = crossingAsksFor('no-small-groups', residencyCategory) ? state.smallestGroup : null
  return {
    at: correction.at,
    authority: state.authority,
    applicationId: state.applicationId,
    residencyCategory,
    kind,
    requirements: correction.requirements ?? kept,
    effectiveOn: correction.effectiveOn ?? state.effectiveOn,
    origins,
    madeIn: state.madeIn,
    unmixedProof: areAllNamed ? null : state.unmixedProof,
    dataSubjects: correction.dataSubjects ?? state.dataSubjects,
    smallestGroup: correction.smallestGroup ?? group,
  }
}

/** What a correction changes of the record, and nothing that it repeats. Pure. */
export function correctedBy(state: Artefact, correction: CorrectEvidence, demands: readonly Demand[]): Corrected {
  const upload = asUpload(state, correction)
  const { origins } = lineageOfUpload(upload)
  const said = { ...upload, origins, requirements: requirementsAnswered(upload, demands) }
  const changed = correctable.filter((member) => String(said[member]) !== String(state[member]))
  return Object.fromEntries(changed.map((member) => [member, said[member]]))
}
