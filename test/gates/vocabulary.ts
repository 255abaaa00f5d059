import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '@concert/domain/languages'

/** A term of the glossary in one language, with the forms that must not be used for it. */
export interface Term {
  readonly language: Language
  readonly right: string
  readonly wrong: readonly string[]
}

/** The columns of the glossary's tables, in their order. */
const columns = ['English', '繁體中文', '简体中文', 'português'] as const

/** The terms of the glossary's tables that have a form not to use. */
export function termsOf(glossary: string): Term[] {
  return glossary.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    return columns.flatMap((_column, index) => termOf(cells[index + 1] ?? '', languages[index]))
  })
}

/** A cell of a language: the right form, then the wrong ones, `right (not: wrong, other)`. */
function termOf(cell: string, language: Language | undefined): Term[] {
  const [, right, wrong] = /^(.+?) \(not: (.+)\)$/.exec(cell) ?? []
  if (language === undefined || right === undefined || wrong === undefined) return []
  return [{ language, right, wrong: wrong.split(', ') }]
}

/** The forms in a source text that the glossary forbids. */
export function wrongForms(text: string, terms: readonly Term[]): string[] {
  return terms.flatMap((term) => {
    // A right form may contain a wrong one.
    const read = textsIn(text, term.language).replaceAll(term.right, '')
    return term.wrong.filter((form) => patternOf(form).test(read)).map((form) => `${form} (write ${term.right})`)
  })
}

/** What of a source is in a language: Chinese anywhere, else the members that the language names. */
function textsIn(text: string, language: Language): string {
  if (language.startsWith('zh')) return text
  const members = text.matchAll(new RegExp(`["']?\\b${language}["']?:\\s*(["'\`])(.*?)\\1`, 'g'))
  return [...members].map(([, , value]) => value).join('\n')
}

/** A form in Latin script is a whole word; one without capitals is found with them too. */
function patternOf(form: string): RegExp {
  if (/\p{Script=Han}/u.test(form)) return new RegExp(form, 'u')
  return new RegExp(`(?<!\\p{Letter})${form}(?!\\p{Letter})`, /\p{Lu}/u.test(form) ? 'u' : 'iu')
}

/** Every text of the tree that people read or that quotes what they read; tests may name a wrong form. */
export function sourcesIn(root: string): { file: string; text: string }[] {
  return globSync(
    ['*.md', 'docs/**/*.md', '{packages,services,infra,scripts,test}/**/*.{md,ts,mjs,json}', 'openapi/*.json'],
    { cwd: root, exclude: (name) => /(^|\/)node_modules$/.test(name) },
  )
    .filter((file) => file !== 'docs/glossary.md' && !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
}
