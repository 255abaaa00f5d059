/** The languages in which the joint body writes: English, Traditional and Simplified Chinese, Portuguese of Macao. */
export const languages = ['en', 'zh-Hant', 'zh-Hans', 'pt'] as const
export type Language = (typeof languages)[number]

/** A text as it was written in each language. Legal names and scopes are facts of their language, never converted. */
export type LocalisedText = { readonly [L in Language]?: string }

/** A text in every language of the joint body. */
export type TextInEveryLanguage = Readonly<Record<Language, string>>
