import { type Clock, type ClockRule, standingStop, type Stop } from './clock.ts'

/**
 * The clock of a case after a change at an instant (RFC 3339, UTC), by what its new state says. A task that goes on keeps its beginning
 * and its stops, whoever has the move; another task begins anew; a state without a rule ends the clock.
 *
 * @returns the very same object where nothing changes
 */
export function runClock(before: Clock | null, rule: ClockRule | null, at: string): Clock | null {
  if (rule === null) return null
  const { stands: _stands, ...particulars } = rule
  if (before?.task !== rule.task) return { ...particulars, since: at, stops: stopsAfter([], rule, at) }
  const stops = stopsAfter(before.stops, rule, at)
  const isSame =
    stops === before.stops &&
    before.whoseMove === rule.whoseMove &&
    before.calendar === rule.calendar &&
    isSameTerm(before, rule)
  return isSame ? before : { ...particulars, since: before.since, stops }
}

function stopsAfter(stops: readonly Stop[], { stands, whoseMove: party }: ClockRule, at: string): readonly Stop[] {
  const open = standingStop({ stops })
  if (stands === null) return open === undefined ? stops : ended(stops, open, at)
  if (open === undefined) return [...stops, { ...stands, party, from: at, to: null }]
  if (open.because !== stands.because || open.party !== party)
    return [...ended(stops, open, at), { ...stands, party, from: at, to: null }]
  const isSame = open.until === stands.until && open.capWorkingDays === stands.capWorkingDays
  return isSame ? stops : [...stops.slice(0, -1), { ...open, ...stands }]
}

function ended(stops: readonly Stop[], open: Stop, at: string): readonly Stop[] {
  return [...stops.slice(0, -1), { ...open, to: at }]
}

function isSameTerm({ term: a }: Clock, { term: b }: ClockRule): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
