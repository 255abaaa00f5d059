import { faultsOfIssues } from '@concert/contracts/faults-of-issues'
import { fault, type FoundError } from '@concert/contracts/found-errors'
import { importedColumns, importedPeople } from '@concert/contracts/people-imports'
import { CsvError, parse } from 'csv-parse/sync'
import type { Imported } from './registered-at-once.ts'

/** A person of a table with the line on which the row begins; the header is line 1. */
export interface PersonInTable {
  readonly line: number
  readonly person: Imported
}

/** The people who can be read, and everything that is wrong with the others. */
export interface PeopleOfTable {
  readonly people: readonly PersonInTable[]
  readonly faults: readonly FoundError[]
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

const columns: readonly string[] = [...importedColumns.one, ...importedColumns.several]
const severals: ReadonlySet<string> = new Set(importedColumns.several)
/** What a spreadsheet takes for the beginning of a formula, in narrow and in wide signs. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u

/** Reads a table of people (RFC 4180), with its header. */
export function peopleOfTable(text: string): PeopleOfTable {
  const { rows, faults } = rowsOf(text)
  if (faults.length > 0) return { people: [], faults }
  const [header, ...others] = rows
  const names = header?.cells ?? []
  const wrong = columnFaults(names)
  if (wrong.length > 0) return { people: [], faults: wrong }
  const counted = importedPeople.safeParse(others.map(() => EXAMPLE))
  if (!counted.success) return { people: [], faults: [...faultsOfIssues(counted.error.issues)] }
  const read = others.map((row) => personOf(row, names))
  return {
    people: read.flatMap(({ people }) => people),
    faults: read.flatMap((one) => one.faults),
  }
}

/** One who is in order: with it the number of people is judged by the schema of all. */
const EXAMPLE: Imported = {
  personId: 'somebody',
  displayName: 'Somebody',
  otherNames: [],
  languages: [],
  accounts: [],
  distinctFrom: [],
}

function rowsOf(text: string): { readonly rows: readonly Row[]; readonly faults: readonly FoundError[] } {
  try {
    const parsed = parse(text, { bom: true, relaxColumnCount: true, skipEmptyLines: true, info: true, raw: true })
    let line = 1
    // A record says where it ends, and a cell may have several lines.
    const rows = (parsed as unknown as { record: string[]; raw: string }[]).map(({ record, raw }): Row => {
      const begins = line + emptyLinesBefore(raw)
      line += linesIn(raw)
      return { line: begins, cells: record }
    })
    return { rows, faults: [] }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error['lines'] ?? 1)
    return { rows: [], faults: [fault('table-unreadable', `/${line}`, { line }, `line ${line}`)] }
  }
}

function linesIn(raw: string): number {
  return raw.match(/\r\n|\n|\r/g)?.length ?? 0
}

function emptyLinesBefore(raw: string): number {
  return linesIn(/^(?:\r\n|\n|\r)*/.exec(raw)?.[0] ?? '')
}

function columnFaults(names: readonly string[]): FoundError[] {
  const missing = importedColumns.one.filter((name) => !names.includes(name))
  const unknown = names.filter((name, place) => !columns.includes(name) || names.indexOf(name) !== place)
  if (missing.length === 0 && unknown.length === 0) return []
  return [fault('table-columns', '/1', { missing, unknown: unknown.map((name) => name.slice(0, 40)) }, 'line 1')]
}

function personOf({ line, cells }: Row, names: readonly string[]): PeopleOfTable {
  const subject = `line ${line}`
  if (cells.length !== names.length) {
    const sizes = { cells: cells.length, columns: names.length }
    return { people: [], faults: [fault('table-row-uneven', `/${line}`, sizes, subject)] }
  }
  const given = Object.fromEntries(names.map((name, place) => [name, valueOf(name, cells[place] ?? '')]))
  const formulas = names.flatMap((name, place) => formulaFaults(name, cells[place] ?? '', line))
  const read = importedPeople.element.safeParse({ ...NOTHING, ...given })
  const issues = read.success ? [] : [...faultsOfIssues(read.error.issues, [line])]
  const faults = [...formulas, ...issues].map((one) => ({ ...one, subject }))
  return { people: read.success && faults.length === 0 ? [{ line, person: read.data }] : [], faults }
}

const NOTHING = { otherNames: [], languages: [], accounts: [], distinctFrom: [] }

function valueOf(name: string, cell: string): string | string[] {
  if (!severals.has(name)) return cell
  return cell
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function formulaFaults(name: string, cell: string, line: number): FoundError[] {
  const found = [valueOf(name, cell)].flat().find((one) => FORMULA.test(one)) ?? (FORMULA.test(cell) ? cell : undefined)
  if (found === undefined) return []
  const sign = found.startsWith('\t') || found.startsWith('\r') ? 'TAB' : found.slice(0, 1)
  return [fault('table-formula', `/${line}/${name}`, { sign })]
}
