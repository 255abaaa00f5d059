import { localDate } from '#instant.ts'
import { jurisdictionOf } from '#jurisdictions.ts'
import type { Guard } from '#machine.ts'
import { crossingAsksFor } from '#residency/crossing-rules.ts'
import { catalogueInForce } from '#technology-catalogue/editions.ts'
import { violation } from '#violation.ts'
import type { ArtefactFacts, CheckEvidenceTechnology } from './commands.ts'
import type { Artefact } from './state.ts'

type Facts = ArtefactFacts['checkEvidenceTechnology']
type TechnologyGuard<Known extends keyof Facts = never> = Guard<Artefact, CheckEvidenceTechnology, Pick<Facts, Known>>

/** Only what leaves its place under this condition is checked, and by the authority of that place: no other one answers for its law. */
export const checkIsAskedHere: TechnologyGuard = {
  name: 'technology-check-asked-here',
  clause: 'gbaai-residency',
  check: (state) => {
    const { authority, evidenceId, residencyCategory: category } = state
    const asking = placesAsking(state)
    if (asking.length === 0) return [violation('technology-check-needless', '', { category }, evidenceId)]
    return asking.includes(jurisdictionOf(authority))
      ? []
      : asking.map((place) => violation('technology-check-elsewhere', '', { place }, evidenceId))
  },
  inputs: (state) => ({
    residencyCategory: state.residencyCategory,
    asking: placesAsking(state),
    authority: state.authority,
  }),
}

/** The edition that holds today is looked at. */
export const catalogueHolds: TechnologyGuard = {
  name: 'technology-catalogue-in-force',
  clause: 'cn-technology-export',
  check: ({ authority, evidenceId }, { catalogue, at }) => {
    const inForce = catalogueInForce(jurisdictionOf(authority), localDate(at, authority))
    return inForce === null || inForce === catalogue
      ? []
      : [violation('technology-catalogue-not-in-force', '/catalogue', { catalogue, inForce }, evidenceId)]
  },
  inputs: ({ authority }, { catalogue, at }) => ({
    catalogue,
    inForce: catalogueInForce(jurisdictionOf(authority), localDate(at, authority)),
  }),
}

/** Who says what a document shows has opened it. */
export const checkerHasOpenedFile: TechnologyGuard<'hasOpened'> = {
  name: 'technology-check-on-read-file',
  clause: 'iso17065-7.12',
  check: ({ evidenceId }, _command, { hasOpened }) =>
    hasOpened ? [] : [violation('technology-check-unread', '', {}, evidenceId)],
  inputs: ({ digest }, { actor }, { hasOpened }) => ({ digest, person: actor.id, hasOpened }),
}

function placesAsking({ residencyCategory, origins }: Artefact) {
  return origins.filter((origin) => crossingAsksFor('technology-export-check', residencyCategory, [origin]))
}
