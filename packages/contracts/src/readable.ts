import { refinedAs } from './schema-faults.ts'

// What a person signs or reads must read as it is written (Unicode TR 36, 2.5 and 3.1; TR 39, 5.4).

/** Signs that break a line, turn its direction, or show nothing: format and control characters, separators, blank letters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5/u
/** The same but for what ends a line or sets text in columns. */
const UNSEEN_BUT_LINES = new RegExp(String.raw`(?![\n\r\t])(?:${UNSEEN.source})`, 'u')

/** Signs that no two readers see alike: private, not assigned, or put where a sign could not be read. */
const UNREADABLE = /[\p{Co}\p{Cn}\ufffd]/u

/** A variation selector says something of the ideograph or picture that it follows, and after anything else hides what it says. */
const SELECTOR =
  /(?<![\p{Script=Han}\p{Extended_Pictographic}\d#*])[\ufe00-\ufe0f]|(?<!\p{Script=Han})[\u{e0100}-\u{e01ef}]/u

/** More marks on one letter than any language writes cover what stands around it. */
const PILE = /\p{M}{5}/u

/** Why a text does not read as it is written, or nothing where it does. `isLine`: it is one line. */
export function unreadableIn(text: string, isLine: boolean) {
  if (!text.isWellFormed() || text.includes('\u0000')) return refinedAs('text-broken')
  const unseen = text.match(isLine ? UNSEEN : UNSEEN_BUT_LINES) ?? text.match(SELECTOR)
  if (unseen !== null) return refinedAs('sign-unseen', { sign: named(unseen[0]) })
  const unreadable = text.match(UNREADABLE)
  if (unreadable !== null) return refinedAs('sign-unreadable', { sign: named(unreadable[0]) })
  const pile = text.normalize('NFC').match(PILE)
  return pile === null ? undefined : refinedAs('marks-piled', { sign: named(pile[0]) })
}

function named(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
