import type { Guard } from '#machine.ts'
import { isAtLeastAsStrict } from '#residency/strictness.ts'
import { violation } from '#violation.ts'
import type { ArtefactFacts, CorrectEvidence } from './commands.ts'
import { asUpload, type AsUpload, correctedBy } from './correction.ts'
import { guardsOfStatement } from './guards.ts'
import type { Artefact } from './state.ts'

type Facts = ArtefactFacts['correctEvidence']
type CorrectionGuard = Guard<Artefact, CorrectEvidence, Facts>

/** A correction changes something. */
const somethingIsCorrected: CorrectionGuard = {
  name: 'something-corrected',
  clause: 'iso17065-7.12',
  check: (state, correction, { demands }) =>
    Object.keys(correctedBy(state, correction, demands)).length > 0
      ? []
      : [violation('nothing-corrected', '', {}, state.evidenceId)],
  inputs: (state, correction, { demands }) => ({ corrected: Object.keys(correctedBy(state, correction, demands)) }),
}

/** The same bytes never come under a looser rule than they were taken under: whatever is read by a looser one is uploaded as other bytes. */
const categoryBecomesStricter: CorrectionGuard = {
  name: 'category-becomes-stricter',
  clause: 'gbaai-residency',
  check: ({ residencyCategory: recorded, evidenceId }, { residencyCategory: category = recorded }) =>
    isAtLeastAsStrict(category, recorded)
      ? []
      : [violation('correction-loosens', '/residencyCategory', { recorded, category }, evidenceId)],
  inputs: ({ residencyCategory: recorded }, { residencyCategory: category = recorded }) => ({ recorded, category }),
}

/** Each place where data were collected has its rule, and a correction takes none of them away. */
const originsStay: CorrectionGuard = {
  name: 'origins-stay',
  clause: 'gbaai-residency',
  check: ({ origins: recorded, evidenceId }, { origins = recorded }) =>
    recorded
      .filter((place) => !origins.includes(place))
      .map((place) => violation('correction-drops-origin', '/origins', { place }, evidenceId)),
  inputs: ({ origins: recorded }, { origins = recorded }) => ({ recorded: [...recorded], origins: [...origins] }),
}

/** A number that was stated is corrected to a smaller one: a greater one would open what was kept closed by it. One that was not is added. */
const groupIsNotEnlarged: CorrectionGuard = {
  name: 'smallest-group-not-enlarged',
  clause: 'gbaai-residency',
  check: ({ smallestGroup: recorded, evidenceId }, { smallestGroup }) =>
    recorded === null || smallestGroup === undefined || smallestGroup <= recorded
      ? []
      : [violation('correction-enlarges-group', '/smallestGroup', { recorded, smallestGroup }, evidenceId)],
  inputs: ({ smallestGroup: recorded }, { smallestGroup = null }) => ({ recorded, smallestGroup }),
}

/** The versions of a file are of one kind: what was judged by it goes on being judged by it. */
const kindOfVersionsStays: CorrectionGuard = {
  name: 'kind-of-versions-stays',
  clause: 'gbaai-evidence',
  check: ({ kind: recorded, supersedes, evidenceId }, { kind = recorded }, { supersededBy }) =>
    kind === recorded || (supersedes === null && supersededBy === null)
      ? []
      : [
          violation(
            'kind-of-versions',
            '/kind',
            { recorded: recorded ?? '' },
            supersedes ?? supersededBy ?? evidenceId,
          ),
        ],
  inputs: ({ kind: recorded, supersedes }, { kind = recorded }, { supersededBy }) => ({
    recorded,
    kind,
    supersedes,
    supersededBy,
  }),
}

/** What is judged of a correction: by the rules of an upload of the same bytes, and that it loosens nothing. */
export const correctionGuards: readonly CorrectionGuard[] = [
  ...guardsOfStatement.map(ofCorrected),
  somethingIsCorrected,
  categoryBecomesStricter,
  originsStay,
  groupIsNotEnlarged,
  kindOfVersionsStays,
]

/** A rule of an upload, of the file as it is corrected. The application is not named by the request, so nothing is said at its place. */
function ofCorrected(guard: Guard<null, AsUpload, Facts>): CorrectionGuard {
  return {
    ...guard,
    check: (state, correction, facts) =>
      guard
        .check(null, asUpload(state, correction), facts)
        .map((one) => (one.pointer === '/applicationId' ? { ...one, pointer: '' } : one)),
    inputs: (state, correction, facts) => guard.inputs(null, asUpload(state, correction), facts),
  }
}
