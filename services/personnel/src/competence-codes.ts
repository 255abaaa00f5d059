import { loadEditions } from '@concert/schemes/load-edition'

/** The requirement areas and modalities of every shipped edition. */
export const competenceCodes = [
  ...new Set(loadEditions().flatMap(({ parameters }) => parameters.competences.map((competence) => competence.code))),
]
