const LENGTH_MAX = 500

/** The text of another authority, shortened and without characters that could forge a log line. */
export function plain(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .slice(0, LENGTH_MAX)
    .trim()
}
