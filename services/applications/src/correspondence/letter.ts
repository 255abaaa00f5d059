import type { TaskName } from '@concert/domain/clock/task-terms'
import type { MessageKind, MoveKind } from '@concert/domain/correspondence/state'
import type { Jurisdiction } from '@concert/domain/jurisdictions'
import { type Language, languages, type LocalisedText, type TextInEveryLanguage } from '@concert/domain/languages'
import { sayDay } from '@concert/sentences/calendar-day'
import { certificateLine, clientLetters, reasonLine } from '@concert/sentences/letters/client-letters'
import { placesInSentence } from '@concert/sentences/places'
import { say, type Sentence } from '@concert/sentences/sentence'
import { answerNonconformities, taskSentences } from '@concert/sentences/tasks'

/** The subject of a letter. A suspended effect has its place and its reason, and a move its task and its day; other subjects have neither. */
export type LetterSubject = { readonly certificateNumber?: string | undefined } & (
  | { readonly kind: Exclude<MessageKind, 'effect-suspended' | MoveKind> }
  | { readonly kind: MoveKind; readonly move: { readonly task: TaskName; readonly dueOn: string } }
  | {
      readonly kind: 'effect-suspended'
      readonly effect: { readonly jurisdiction: Jurisdiction; readonly reason: LocalisedText }
    }
)

const letters: Readonly<Record<MessageKind, Sentence>> = clientLetters

/**
 * The letter in every language. The reason is not translated: if it does not exist in the language of the letter, it is quoted
 * in a language in which it exists.
 */
export function letterOf(subject: LetterSubject): TextInEveryLanguage {
  const inLanguage = (language: Language): string => paragraphs(subject, language).join('\n\n')
  return {
    en: inLanguage('en'),
    'zh-Hant': inLanguage('zh-Hant'),
    'zh-Hans': inLanguage('zh-Hans'),
    pt: inLanguage('pt'),
  }
}

/** While the test stands, what the client has to do is another thing. */
function toldTask(task: TaskName): Sentence {
  return task === 'test' ? answerNonconformities : taskSentences[task]
}

function paragraphs(subject: LetterSubject, language: Language): string[] {
  const { kind, certificateNumber } = subject
  const number = certificateNumber === undefined ? [] : [say(certificateLine, language, { certificateNumber })]
  if ('move' in subject) {
    const { task, dueOn } = subject.move
    return [say(letters[kind], language, { day: sayDay(dueOn, language), task: say(toldTask(task), language) })]
  }
  if (!('effect' in subject)) return [say(letters[kind], language), ...number]
  const { jurisdiction, reason } = subject.effect
  return [
    say(letters[kind], language, { place: say(placesInSentence[jurisdiction], language) }),
    ...number,
    say(reasonLine, language, { reason: reasonIn(language, reason) }),
  ]
}

function reasonIn(language: Language, reason: LocalisedText): string {
  const given = languages.find((other) => reason[other] !== undefined)
  return reason[language] ?? (given === undefined ? '' : (reason[given] ?? ''))
}
