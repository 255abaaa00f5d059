import { jurisdictionOf } from '../jurisdictions.ts'
import type { Guard } from '../machine.ts'
import { practiceNamed } from '../scheme/prohibited-practices.ts'
import { repeatedIn, violation } from '../violation.ts'
import type { OpenApplication, OpenFacts } from './commands.ts'

type OpeningGuard = Guard<null, OpenApplication, OpenFacts>

export const editionIsPublished: OpeningGuard = {
  name: 'scheme-information-public',
  clause: 'iso17065-4.6',
  check: (_state, command, facts) => {
    const { publishedEditions: published } = facts
    const { edition } = command
    return published.includes(edition) ? [] : [violation('edition-not-published', '/edition', { edition, published })]
  },
  inputs: (_state, command, facts) => ({ edition: command.edition, published: facts.publishedEditions }),
}

/** The lead authority decides for its own place, so its place is among the places of use; none is named twice. */
export const leadPlaceAmongPlacesOfUse: OpeningGuard = {
  name: 'lead-place-among-places-of-use',
  clause: 'gbaai-places',
  check: (_state, command) => {
    const repeated = repeatedIn(command.placesOfUse).map(([place, index]) =>
      violation('place-repeated', `/placesOfUse/${index}`, { place }),
    )
    const place = jurisdictionOf(command.authority)
    if (command.placesOfUse.includes(place)) return repeated
    return [violation('lead-place-missing', '/placesOfUse', { place }), ...repeated]
  },
  inputs: (_state, command) => ({ authority: command.authority, placesOfUse: command.placesOfUse }),
}

export const modalitiesNamedOnce: OpeningGuard = {
  name: 'modalities-named-once',
  clause: 'iso17065-7.2',
  check: (_state, command) =>
    repeatedIn(command.modalities).map(([modality, index]) =>
      violation('modality-repeated', `/modalities/${index}`, { modality }),
    ),
  inputs: (_state, command) => ({ modalities: command.modalities }),
}

/** An application is for a system of the very organisation that applies. */
export const systemIsOfOrganisation: OpeningGuard = {
  name: 'system-of-organisation',
  clause: 'iso17065-7.2',
  check: (_state, command, facts) => {
    if (facts.organisationOfSystem === command.organisationId) return []
    return [violation('system-of-another-organisation', '/aiSystemId', {})]
  },
  inputs: (_state, command, facts) => ({
    organisation: command.organisationId,
    organisationOfSystem: facts.organisationOfSystem,
  }),
}

/** A renewal or a change names the certificate that it follows, which is the applicant's own, of the same organisation. */
export const followsOwnCertificate: OpeningGuard = {
  name: 'follows-own-certificate',
  clause: 'iso17065-7.2',
  check: (_state, { follows }, { followsOwn }) =>
    follows === undefined || followsOwn
      ? []
      : [violation('certificate-not-own', '/follows', { certificateNumber: follows }, follows)],
  inputs: (_state, { follows, organisationId }, { followsOwn }) => ({
    follows: follows ?? null,
    organisation: organisationId,
    followsOwn,
  }),
}

/** A system that its applicant counts to a prohibited practice is of the class that cannot be certified. */
export const practiceFitsClass: OpeningGuard = {
  name: 'practice-fits-class',
  clause: 'euaia-5',
  check: (_state, { prohibitedPractice, riskClass }) => {
    if (prohibitedPractice === undefined || riskClass === 'unacceptable') return []
    const params = { practice: practiceNamed(prohibitedPractice), riskClass }
    return [violation('class-contradicts-practice', '/riskClass', params, prohibitedPractice)]
  },
  inputs: (_state, command) => ({ riskClass: command.riskClass, practice: command.prohibitedPractice ?? null }),
}
