export {
  certifiableClass,
  certificateRules,
  competenceOf,
  requirementOf,
  requirementTitle,
  scopeLanguages,
  validityMonths,
} from './edition-facts.ts'
export { editions, isEditionId, loadEdition } from './load-edition.ts'
export type { Edition, EditionId } from './load-edition.ts'
export type { EditionParameters } from './parameters-schema.ts'
