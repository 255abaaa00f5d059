import { languages } from '@concert/domain/languages'
import type { ParamKinds } from '@concert/domain/params'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect } from 'vitest'
import type { Sentence } from '#sentence.ts'

type Element = ReturnType<typeof IntlMessageFormat.prototype.getAst>[number]

/** The names of the gaps of a message, and for each that the message chooses by, the words it tells apart. */
interface Gaps {
  readonly names: Set<string>
  readonly chosen: Map<string, string[]>
}

/**
 * That a sentence reads its params and no others, in every language: each is named, and where a word of a closed list decides the
 * wording, every word of the list has its own.
 */
export function expectParams(sentence: Sentence, kinds: ParamKinds, what: string): void {
  for (const language of languages) {
    const { names, chosen } = gapsOf(parsed(sentence[language]))
    const told = `${what} (${language})`
    expect([...names].toSorted(), told).toEqual(Object.keys(kinds).toSorted())
    for (const [name, kind] of Object.entries(kinds)) {
      if (typeof kind === 'string') continue
      const words = kind.map((word) => word.replaceAll('-', '_'))
      expect(chosen.get(name)?.toSorted(), `${told}: ${name}`).toEqual([...new Set([...words, 'other'])].toSorted())
    }
  }
}

function parsed(message: string): Element[] {
  return new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()
}

function gapsOf(elements: readonly Element[], gaps: Gaps = { names: new Set(), chosen: new Map() }): Gaps {
  for (const element of elements) {
    if (!('value' in element) || element.type === 0) continue
    gaps.names.add(element.value)
    if (!('options' in element)) continue
    if (element.type === 5) gaps.chosen.set(element.value, Object.keys(element.options))
    for (const option of Object.values(element.options)) gapsOf(option.value, gaps)
  }
  return gaps
}
