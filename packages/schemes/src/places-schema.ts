import { type Jurisdiction, jurisdictions } from '@concert/domain/jurisdictions'
import { placeApplicabilities } from '@concert/domain/scheme/requirement'
import { z } from 'zod'
import { repeats } from './catalogue-rules.ts'
import { type EditionCatalogue, exactly, words } from './catalogue-schema.ts'

/** What an edition asks in one place, and the number under which the place's authority certifies by it. */
export const placeSchema = exactly({
  $comment: words,
  edition: z.string(),
  place: z.enum(jurisdictions),
  certificateBody: z.string().regex(/^\d{3}$/),
  /** By requirement. */
  applicability: z.record(z.string(), z.enum(placeApplicabilities)).readonly(),
  /** The clause that the place adds to a requirement. */
  localAnnex: z.record(z.string(), exactly({ en: words })).readonly(),
})
export type PlaceOfEdition = z.infer<typeof placeSchema>
export type PlacesOfEdition = Readonly<Record<Jurisdiction, PlaceOfEdition>>

/** Which places have data and no authority's record, or a record and no data, one sentence each. */
export function faultsOfPlaceList(given: readonly string[]): string[] {
  const known: readonly string[] = jurisdictions
  return [
    ...jurisdictions
      .filter((place) => !given.includes(place))
      .map((place) => `there are no data for the place ${place}`),
    ...given.filter((place) => !known.includes(place)).map((place) => `there are data for ${place}, which is no place`),
  ]
}

/** What is wrong between the places of an edition and its catalogue, one sentence each and empty when sound. */
export function faultsOfPlaces(edition: string, places: PlacesOfEdition, catalogue: EditionCatalogue): string[] {
  const ids = catalogue.requirements.map(({ id }) => id)
  const bodies = Object.values(places).map(({ certificateBody }) => certificateBody)
  return [
    ...repeats(bodies).map((body) => `two authorities number as body ${body}`),
    ...jurisdictions.flatMap((place) => {
      const of = places[place]
      return [
        ...(of.edition === edition ? [] : [`the data of ${place} are of ${of.edition}`]),
        ...(of.place === place ? [] : [`the data of ${place} name the place ${of.place}`]),
        ...ids
          .filter((id) => !Object.hasOwn(of.applicability, id))
          .map((id) => `${place} does not say whether ${id} applies`),
        ...Object.keys(of.applicability).flatMap((id) =>
          ids.includes(id) ? [] : [`${place} names ${id}, which is no requirement`],
        ),
        ...Object.keys(of.localAnnex).flatMap((id) => faultsOfAnnex(of, id)),
      ]
    }),
  ]
}

function faultsOfAnnex({ place, applicability }: PlaceOfEdition, id: string): string[] {
  if (!Object.hasOwn(applicability, id)) return [`${place} adds a clause to ${id}, which is no requirement`]
  return applicability[id] === 'not-applicable'
    ? [`${place} has a local clause of ${id}, which is not applicable there`]
    : []
}
