import { isHongKongIdentityCard } from '@concert/domain/identifiers/hong-kong-identity-card'
import { isMacaoIdentityCard } from '@concert/domain/identifiers/macao-identity-card'
import { isMainlandIdentityNumber } from '@concert/domain/identifiers/mainland-identity-number'
import type { ResidencyCategory } from '@concert/domain/residency/category'
import { isAtLeastAsStrict, strictestOf } from '@concert/domain/residency/strictness'
import type { Findings } from '../finding.ts'
import { type ClassificationMark, classificationMarkOf } from './classification-marks.ts'

export type PersonalIdentifier = 'HKID' | 'CN-ID' | 'MO-BIR'

interface Pattern {
  readonly identifier: PersonalIdentifier
  readonly looks: RegExp
  readonly isOne: (found: string) => boolean
}

/** What people write between the parts of a number: one sign at most, so that columns of numbers do not run together. */
const between = '[ -]?'
/** Before brackets, which no column of numbers has, there can be more. */
const wider = '[ -]{0,3}'

/** The card of Macao by its names, in which its number is also written without separators. */
const macaoCard =
  'BIR(?:P|NP|M|PM)?\\b|澳[門门](?:特[別别]行政[區区])?(?:非?永久性?)?(?:居民)?身[份分][證证]|居民身份證' +
  '|Bilhete de Identidade(?: de Residente)?(?: (?:não )?permanente)?(?: d[aeo] (?:Macau|RAEM|Região Administrativa Especial de Macau))?' +
  '|Maca[uo] (?:Special Administrative Region )?(?:(?:non-)?permanent )?(?:resident )?(?:ID|identity card)\\b'
/** A card of the mainland from before 1999 has no check digit, so its number counts beside the name of the card only. */
const mainlandCard = '身[份分][证證]|公民身份号码'

const patterns: readonly Pattern[] = [
  {
    identifier: 'HKID',
    looks: new RegExp(`(?<![A-Z0-9])[A-Z]{1,2}${wider}\\d{3}${between}\\d{3}${wider}[([] ?[0-9A] ?[)\\]]`, 'gi'),
    isOne: (found) => isHongKongIdentityCard(bare(found)),
  },
  {
    // Without its brackets it is written in capitals; small letters are those of digests and of the paths of drawings.
    identifier: 'HKID',
    looks: new RegExp(`(?<![A-Za-z0-9])[A-Z]{1,2}${between}\\d{3} ?\\d{3}${between}[0-9A](?![A-Za-z0-9]|[.,]\\d)`, 'g'),
    isOne: (found) => isHongKongIdentityCard(bare(found)),
  },
  {
    identifier: 'CN-ID',
    looks: new RegExp(`(?<!\\d)(?:\\d${between}){17}[\\dX](?![A-Z0-9])`, 'gi'),
    isOne: (found) => isMainlandIdentityNumber(bare(found)),
  },
  {
    identifier: 'CN-ID',
    looks: new RegExp(
      `(?:${mainlandCard})\\D{0,16}[1-8]\\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}(?!\\d)`,
      'gu',
    ),
    isOne: () => true,
  },
  {
    identifier: 'MO-BIR',
    looks: /(?<![A-Z0-9/])[157](?:\d{6} {0,3}[([] ?\d ?[)\]]|\/\d{6}\/\d)(?![A-Z0-9/])/gi,
    isOne: (found) => isMacaoIdentityCard(found.replaceAll(' ', '').replace('[', '(').replace(']', ')')),
  },
  {
    identifier: 'MO-BIR',
    looks: new RegExp(`(?:\\b(?=[BM])|(?=[澳居]))(?:${macaoCard})\\D{0,16}[157]\\d{7}(?!\\d)`, 'giu'),
    isOne: () => true,
  },
]

/** No number and nothing that stands around it is longer: so much of a text is kept until its next part is there. */
const KEPT_CHARACTERS = 160
/** What a pattern looks at before its number. */
const BEFORE_CHARACTERS = 8
/** A line that is longer bears no mark. */
const LINE_CHARACTERS = 200

/**
 * Searches a text that comes in parts for numbers of identity cards of the three places and for marks of classification. It counts; it
 * keeps nothing of what it found.
 */
export class PersonalDataSearch {
  readonly counts = new Map<PersonalIdentifier, number>()
  readonly marks = new Map<string, ClassificationMark>()
  #kept = ''
  #line = ''
  #isFirst = true

  /** One more part of the text. */
  take(part: string): void {
    const added = asRead(part)
    const text = this.#kept + added
    const until = Math.max(text.length - KEPT_CHARACTERS, 0)
    if (until <= BEFORE_CHARACTERS) this.#kept = text
    else {
      this.#count(text, until)
      this.#kept = text.slice(until - BEFORE_CHARACTERS)
      this.#isFirst = false
    }
    this.#takeLines(added)
  }

  /** The text has ended. */
  end(): void {
    this.#count(this.#kept, Infinity)
    this.#takeLines('\n')
    this.#kept = ''
    this.#isFirst = true
  }

  /** Takes over what another search has found in the same text, read in another way. */
  join(other: PersonalDataSearch): void {
    for (const [identifier, count] of other.counts) {
      this.counts.set(identifier, Math.max(this.counts.get(identifier) ?? 0, count))
    }
    for (const [mark, found] of other.marks) this.marks.set(mark, found)
  }

  /** Counts the numbers that begin before `until` and were not counted with the part before. */
  #count(text: string, until: number): void {
    const from = this.#isFirst ? 0 : BEFORE_CHARACTERS
    for (const { identifier, looks, isOne } of patterns) {
      for (const { 0: found, index } of text.matchAll(looks)) {
        if (index < from || index >= until || !isOne(found)) continue
        this.counts.set(identifier, (this.counts.get(identifier) ?? 0) + 1)
      }
    }
  }

  #takeLines(part: string): void {
    const lines = part.split(/[\n\r\f\u0085\u2028\u2029]/u)
    lines[0] = this.#line + (lines[0] ?? '')
    this.#line = (lines.pop() ?? '').slice(0, LINE_CHARACTERS)
    for (const line of lines) {
      if (line.length < 2 || line.length >= LINE_CHARACTERS) continue
      const found = classificationMarkOf(line)
      if (found !== undefined) this.marks.set(found.mark, found)
    }
  }
}

/** Tells what a search has found, where the declared category is not as strict as that. */
export function proposeCategory(search: PersonalDataSearch, findings: Findings, within: readonly string[]): void {
  if (search.counts.size > 0) findings.hasPersonalData = true
  for (const [identifier, count] of search.counts) {
    const category = stricterThanDeclared(findings.declaredCategory, 'C8')
    if (category !== undefined) findings.add('personal-data', { identifier, count, category }, within)
  }
  for (const mark of search.marks.values()) {
    const category = stricterThanDeclared(findings.declaredCategory, mark.category)
    if (category !== undefined) findings.add('classification-mark', { mark: mark.mark, category }, within)
  }
}

/** The strictest of both; what was found alone, where no single category protects both. */
function stricterThanDeclared(
  declared: ResidencyCategory | undefined,
  found: ResidencyCategory,
): ResidencyCategory | undefined {
  if (declared === undefined) return found
  return isAtLeastAsStrict(declared, found) ? undefined : (strictestOf([declared, found]) ?? found)
}

/** What no reader sees: joiners, breaks that may be, marks of direction. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
const blanks = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu
const hyphens = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63]/gu
/** Full width, small forms, circled digits and the letters of formulas are the same signs in another dress. */
const dressed = /[\u2460-\u2468\uff01-\uff5e\ufe50-\ufe6b\u{1d400}-\u{1d7ff}]/gu
/** What stands for the last X of a number where a keyboard has none: the Roman ten, the sign of times, the letter of Greek or Cyrillic. */
const crosses = /[\u2169\u2179\u00d7\u2715\u2716\u03a7\u0425\u0445]/gu
/** Few texts have any of these in many places, and most have none. */
const plainOnly = /^[\p{ASCII}\p{Script=Han}、。]*$/u

/** The text as it is read: each sign in its plain form, without what is not seen. Each sign is judged alone, wherever the text is cut. */
function asRead(text: string): string {
  if (plainOnly.test(text)) return text
  return text
    .replaceAll(unseen, '')
    .replaceAll(blanks, ' ')
    .replaceAll(hyphens, '-')
    .replaceAll(crosses, 'X')
    .replaceAll(dressed, (sign) => sign.normalize('NFKC'))
}

function bare(found: string): string {
  return found.replaceAll(/[^0-9A-Za-z]/gu, '').toUpperCase()
}
