import { authorityOf, jurisdictionOf } from '../jurisdictions.ts'
import type { Guard } from '../machine.ts'
import { repeatedAt } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { OpenApplication, OpenFacts } from './commands.ts'

type OpeningGuard = Guard<null, OpenApplication, OpenFacts>

export const editionIsPublished: OpeningGuard = {
  name: 'scheme-information-public',
  clause: 'iso17065-4.6',
  check: (_state, command, facts) => {
    if (facts.publishedEditions.includes(command.edition)) return []
    const published = facts.publishedEditions.join(', ')
    const message = `Edition ${command.edition} is not published. Apply under a published edition. Published: ${published}.`
    return [{ pointer: '/edition', code: 'edition-not-published', message }]
  },
  inputs: (_state, command, facts) => ({ edition: command.edition, published: facts.publishedEditions }),
}

/** The lead authority decides for its own place, so its place is among the places of use; none is named twice. */
export const leadPlaceAmongPlacesOfUse: OpeningGuard = {
  name: 'lead-place-among-places-of-use',
  clause: 'gbaai-places',
  check: (_state, command) => {
    const repeated = repeatedAt(command.placesOfUse, authorityOf).map((index): Violation => {
      const message = `Place of use ${command.placesOfUse[index]} is named twice. Name each place once.`
      return { pointer: `/placesOfUse/${index}`, code: 'place-repeated', message }
    })
    const own = jurisdictionOf(command.authority)
    if (command.placesOfUse.includes(own)) return repeated
    const message = `The places of use leave out ${own}, the place of the authority applied to. Add it, or apply elsewhere.`
    return [{ pointer: '/placesOfUse', code: 'lead-place-missing', message }, ...repeated]
  },
  inputs: (_state, command) => ({ authority: command.authority, placesOfUse: command.placesOfUse }),
}

export const modalitiesNamedOnce: OpeningGuard = {
  name: 'modalities-named-once',
  clause: 'iso17065-7.2',
  check: (_state, command) =>
    repeatedAt(command.modalities, (modality) => modality).map((index) => ({
      pointer: `/modalities/${index}`,
      code: 'modality-repeated',
      message: `Modality ${command.modalities[index]} is named twice. Name each modality once.`,
    })),
  inputs: (_state, command) => ({ modalities: command.modalities }),
}

/** An application is for a system of the very organisation that applies. */
export const systemIsOfOrganisation: OpeningGuard = {
  name: 'system-of-organisation',
  clause: 'iso17065-7.2',
  check: (_state, command, facts) => {
    if (facts.organisationOfSystem === command.organisationId) return []
    const message =
      'The AI system belongs to another of your organisations. Name the organisation that registered it.'
    return [{ pointer: '/aiSystemId', code: 'system-of-another-organisation', message }]
  },
  inputs: (_state, command, facts) => ({
    organisation: command.organisationId,
    organisationOfSystem: facts.organisationOfSystem,
  }),
}

/** A system that its applicant counts to a prohibited practice is of the class that cannot be certified. */
export const practiceFitsClass: OpeningGuard = {
  name: 'practice-fits-class',
  clause: 'euaia-5',
  check: (_state, { prohibitedPractice, riskClass }) => {
    if (prohibitedPractice === undefined || riskClass === 'unacceptable') return []
    const message = `A system of the practice ${prohibitedPractice} is of class unacceptable, not ${riskClass}.`
    return [{ pointer: '/riskClass', code: 'class-contradicts-practice', message, subject: prohibitedPractice }]
  },
  inputs: (_state, command) => ({ riskClass: command.riskClass, practice: command.prohibitedPractice ?? null }),
}
