import type { CertificateContent } from '@concert/contracts/certificate-content'
import { inOneChineseScript } from './one-chinese-script.ts'

/** The searched text: number, names of holder and system in every script, identifier, each on its own line. */
export function searchTextOf(content: CertificateContent): string {
  const parts = [
    content.certificateNumber,
    ...Object.values(content.holder.names),
    ...Object.values(content.aiSystem.names),
    content.holder.identifier.value,
  ]
  return parts.map(folded).join('\n')
}

/**
 * Folds a text so that equivalent spellings become equal: width and compatibility forms (NFKC), case, accents, white
 * space, hyphens, invisible characters, and the forms of a Chinese character. Only the search uses it: the names of two
 * scripts are two names, and each is shown as it is registered.
 */
export function folded(text: string): string {
  return inOneChineseScript(
    text
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{White_Space}\p{Pd}\p{Cf}]/gu, '')
      .normalize('NFKC')
      // Upper case first: it changes ß to SS; the final sigma is one letter with the other.
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ'),
  )
}

/** A LIKE pattern that finds `text` anywhere in a folded text, or undefined when nothing in it can be searched for. */
export function searchPattern(text: string): string | undefined {
  const wanted = folded(text)
  return wanted === '' ? undefined : `%${wanted.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
