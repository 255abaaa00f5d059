import { type FindingCode, type Severity, severities } from '@concert/domain/artefact/finding-codes'
import type { ResidencyCategory } from '@concert/domain/residency/category'
import { FINDINGS_MAX } from './limits.ts'

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
  /** Whether numbers of persons were found, also where the declared category is as strict as that and nothing is proposed. */
  hasPersonalData = false

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
