import { PersonalDataSearch } from '../text/personal-data.ts'
import { localName } from './active-content.ts'

/** Elements inside of a word or a number: what stands on both sides of them is read together. */
const insideWords = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup tspan tt u var wbr'.split(
    ' ',
  ),
)

/** Searches the words of a text with elements as a reader sees them. What a parser takes for no words, as comments, is searched as it is written. */
export class WordsOfMarkup {
  readonly #words = new PersonalDataSearch()
  readonly #values = new PersonalDataSearch()

  take(text: string): void {
    this.#words.take(text)
  }

  takeStart(element: string, attributes: Readonly<Record<string, string>>): void {
    this.takeEnd(element)
    for (const value of Object.values(attributes)) this.#values.take(`${value}\n`)
  }

  takeEnd(element: string): void {
    if (!insideWords.has(localName(element))) this.#words.take('\n')
  }

  /** What was found, once the text has ended. */
  found(): PersonalDataSearch {
    this.#words.end()
    this.#values.end()
    this.#words.join(this.#values)
    return this.#words
  }
}
