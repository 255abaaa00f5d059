import type { ResidencyCategory } from '@concert/domain/residency/category'
import { FINDINGS_MAX } from './limits.ts'

/**
 * What a finding asks for: another file, for no person may release this one; a person's decision before anybody opens it; a person's
 * decision about its category.
 */
export type Severity = 'refuse' | 'quarantine' | 'propose'

/** Each finding with its severity. A code is a public word: it is never given another meaning. */
export const severities = {
  'file-empty': 'refuse',
  'name-empty': 'refuse',
  'name-is-path': 'refuse',
  'name-has-marks': 'refuse',
  'name-of-device': 'refuse',
  'name-ends-blank': 'refuse',
  'extension-executable': 'refuse',
  'extension-hidden': 'refuse',
  'extension-differs': 'quarantine',
  'type-not-accepted': 'refuse',
  'type-differs': 'refuse',
  'type-unknown': 'refuse',
  'entry-type-not-accepted': 'quarantine',
  'content-malformed': 'quarantine',
  'content-beyond-limit': 'quarantine',
  polyglot: 'quarantine',
  'data-after-end': 'quarantine',
  'archive-ratio': 'refuse',
  'archive-entries': 'refuse',
  'archive-depth': 'refuse',
  'archive-path': 'refuse',
  'archive-link': 'refuse',
  'archive-overlap': 'refuse',
  'archive-duplicate': 'refuse',
  'archive-headers-differ': 'refuse',
  'archive-size-lies': 'refuse',
  'archive-checksum': 'refuse',
  'archive-encrypted': 'quarantine',
  'archive-method': 'quarantine',
  'office-macro': 'quarantine',
  'office-active-content': 'quarantine',
  'office-external': 'quarantine',
  'office-encrypted': 'quarantine',
  'pdf-script': 'quarantine',
  'pdf-action': 'quarantine',
  'pdf-embedded-file': 'quarantine',
  'pdf-encrypted': 'quarantine',
  'pdf-cycle': 'quarantine',
  'pdf-pages': 'quarantine',
  'markup-active': 'quarantine',
  'markup-external': 'quarantine',
  'markup-doctype': 'quarantine',
  'markup-entity': 'refuse',
  'markup-encoding': 'quarantine',
  'formula-in-cell': 'quarantine',
  'image-pixels': 'refuse',
  'personal-data': 'propose',
  'classification-mark': 'propose',
} as const satisfies Record<string, Severity>
export type FindingCode = keyof typeof severities

/** Never holds what was found itself where that could be personal data: findings are logged and shown. */
export type FindingParams = Readonly<Record<string, string | number>>

export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  /** Where in the archives of the file: the names of the entries, from outside to inside. Empty for the file itself. */
  readonly within: readonly string[]
  readonly params: FindingParams
}

/** The findings of one file as they are made: each once, and no more than are listed. */
export class Findings {
  readonly #found = new Map<string, Finding>()
  /** Undefined where the uploader has declared none. */
  readonly declaredCategory: ResidencyCategory | undefined

  constructor(declaredCategory: ResidencyCategory | undefined) {
    this.declaredCategory = declaredCategory
  }

  add(code: FindingCode, params: FindingParams = {}, within: readonly string[] = []): void {
    const key = JSON.stringify([code, within, params])
    if (this.#found.has(key) || this.#found.size > FINDINGS_MAX) return
    const finding = { code, severity: severities[code], within: within.map(shortened), params: shortenedParams(params) }
    if (this.#found.size < FINDINGS_MAX) this.#found.set(key, finding)
    else this.#found.set('', listedNoFurther)
  }

  /** Those that ask for most come first. */
  list(): Finding[] {
    return [...this.#found.values()].toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  }
}

const order: readonly Severity[] = ['refuse', 'quarantine', 'propose']

const listedNoFurther: Finding = {
  code: 'content-beyond-limit',
  severity: 'quarantine',
  within: [],
  params: { limit: 'FINDINGS_MAX' },
}

function shortenedParams(params: FindingParams): FindingParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shortened(value) : value]),
  )
}

/** What a file says of itself can be long and unreadable; the rest is shown. */
function shortened(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD').slice(0, 120)
}
