import type { Jurisdiction } from '#jurisdictions.ts'
import type { ResidencyCategory } from './category.ts'

/**
 * Where the content of a category may lie: nowhere; anywhere; in the cell of its origin, there also under a key of its own or in a
 * clean room; with replicas beside the origin; in the cell of the lead; in the mainland.
 */
export const storageRules = [
  'nowhere',
  'anywhere',
  'origin',
  'origin-separate-key',
  'origin-clean-room',
  'origin-and-replica',
  'lead',
  'mainland',
] as const
export type StorageRule = (typeof storageRules)[number]

/** Who takes an upload: every authority; only the one of a place; none, and the attempt is an incident. */
export type UploadRule =
  | { readonly kind: 'every-place' }
  | { readonly kind: 'place'; readonly place: Jurisdiction }
  | { readonly kind: 'incident' }

/** What is fixed of one category, apart from how it crosses a border. */
export interface CategoryRecord {
  /** In the words of the scheme's edition. */
  readonly title: string
  readonly stored: StorageRule
  readonly upload: UploadRule
  /** Whether files of the category are expected to name natural persons. */
  readonly holdsPersonalData: boolean
  /**
   * The categories next below in strictness. A category is stricter than another when it asks at every border for all that the
   * other asks for. Personal data and secrecy are two directions, so not every pair compares.
   */
  readonly stricterThan: readonly ResidencyCategory[]
}

const everyPlace: UploadRule = { kind: 'every-place' }

/** Source: scheme GBA-AI 2026-1, residency categories. Reviewed on 2026-11-27; the strictness is this project's reading of the table. */
export const categoryRecords: Readonly<Record<ResidencyCategory, CategoryRecord>> = {
  C0: {
    title: 'State secret / core data',
    stored: 'nowhere',
    upload: { kind: 'incident' },
    holdsPersonalData: false,
    stricterThan: ['C2', 'C5', 'C7', 'C9', 'C10', 'C11', 'C12', 'C13', 'C14', 'C15'],
  },
  C1: { title: 'Public', stored: 'anywhere', upload: everyPlace, holdsPersonalData: false, stricterThan: [] },
  C2: {
    title: 'Organisation identity incl. legal-representative ID',
    stored: 'origin',
    upload: everyPlace,
    holdsPersonalData: true,
    stricterThan: ['C8'],
  },
  C3: {
    title: 'Management-system document',
    stored: 'origin-and-replica',
    upload: everyPlace,
    holdsPersonalData: false,
    stricterThan: ['C1'],
  },
  C4: {
    title: 'Technical documentation',
    stored: 'origin-and-replica',
    upload: everyPlace,
    holdsPersonalData: false,
    stricterThan: ['C3'],
  },
  C5: {
    title: 'Test report / aggregate result',
    stored: 'origin-and-replica',
    upload: everyPlace,
    holdsPersonalData: false,
    stricterThan: ['C1'],
  },
  C6: {
    title: 'Raw test output without personal data',
    stored: 'origin',
    upload: everyPlace,
    holdsPersonalData: false,
    stricterThan: ['C3'],
  },
  C7: {
    title: 'Data-set sample without personal data',
    stored: 'origin-clean-room',
    upload: everyPlace,
    holdsPersonalData: false,
    stricterThan: ['C6'],
  },
  C8: {
    title: 'Personal data, general',
    stored: 'origin',
    upload: everyPlace,
    holdsPersonalData: true,
    stricterThan: ['C1'],
  },
  C9: {
    title: 'Personal data, sensitive/biometric',
    stored: 'origin-separate-key',
    upload: everyPlace,
    holdsPersonalData: true,
    stricterThan: ['C8'],
  },
  C10: {
    title: 'Source code / weights',
    stored: 'origin-clean-room',
    upload: everyPlace,
    holdsPersonalData: false,
    stricterThan: ['C4'],
  },
  C11: {
    title: 'Important data',
    stored: 'mainland',
    upload: { kind: 'place', place: 'CN' },
    holdsPersonalData: false,
    stricterThan: ['C8'],
  },
  C12: {
    title: 'Personnel records',
    stored: 'origin',
    upload: everyPlace,
    holdsPersonalData: true,
    stricterThan: ['C8'],
  },
  C13: {
    title: 'Incident / vulnerability',
    stored: 'origin',
    upload: everyPlace,
    holdsPersonalData: false,
    stricterThan: ['C4'],
  },
  C14: {
    title: 'Regulatory filing',
    stored: 'origin',
    upload: everyPlace,
    holdsPersonalData: false,
    stricterThan: ['C3'],
  },
  C15: {
    title: 'Case record',
    stored: 'lead',
    upload: everyPlace,
    holdsPersonalData: true,
    stricterThan: ['C3', 'C8'],
  },
}
