import { calendars } from './working-days.ts'

/**
 * A short text that differs when any day of these places is counted otherwise, for it is made of the data themselves: a clock that keeps it
 * is known to be computed with the days of now. It says nothing to people.
 *
 * @param closures days on which the places did not work (`YYYY-MM-DD`); their order says nothing
 */
export function calendarVersion(places: readonly string[], closures: ReadonlySet<string>): string {
  const years = places.map((place) => [
    place,
    (calendars[place] ?? []).map(({ year, status, daysOff, workingWeekendDays }) => [
      year,
      status,
      daysOff,
      workingWeekendDays,
    ]),
  ])
  return `${places.join('+')}.${fingerprint(JSON.stringify([years, [...closures].toSorted()]))}`
}

const offset = 0xcbf29ce484222325n
const prime = 0x100000001b3n

/** FNV-1a of 64 bits: the data are ours, so nobody looks for two that collide. */
function fingerprint(text: string): string {
  let hash = offset
  for (const character of text) hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * prime)
  return hash.toString(16).padStart(16, '0')
}
