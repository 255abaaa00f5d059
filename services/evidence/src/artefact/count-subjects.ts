import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact } from '@concert/domain/artefact/state'
import { dayIn } from '@concert/domain/instant'
import type { SubjectCounter, TransferBasis } from '@concert/domain/transfer-basis/transfer-basis'

/** A basis on which content is read, and the place of its exporter. */
export interface Relied {
  readonly basisId: string
  readonly origin: string
}

/**
 * How many persons other files than this one were counted with, in the calendar year that it is now at its exporter's place, under each basis and
 * those whose place it took or that took its (docs/decisions/0054-persons-are-counted-along-contracts.md). Whoever asks has the turn of all these
 * counters until the transaction ends, so that two reads never both find the last room.
 */
export async function takeCounters(
  { client, authority, now }: Transaction,
  bases: readonly TransferBasis[],
  digest: string,
): Promise<SubjectCounter[]> {
  const asked = bases.map(({ basisId, exporter }) => ({ basisId, exporter, year: yearAt(exporter.place, now) }))
  const keys = [asked.map(({ basisId }) => basisId), asked.map(({ year }) => year)]
  const taken = client.query({
    name: 'evidence-subject-counters-take',
    // In one order, so that two who take several never wait for each other.
    text: `insert into evidence.subject_counters (authority, basis_id, year)
             select distinct $1, line.basis_id, asked.year
             from unnest($2::text[], $3::integer[]) as asked (basis_id, year),
               lateral evidence.bases_in_line($1, asked.basis_id) as line (basis_id)
             order by line.basis_id
           on conflict (authority, basis_id, year) do update set taken_at = excluded.taken_at`,
    values: [authority, ...keys],
  })
  // A statement of its own, behind the other in one round trip: it sees what the turn before this one counted.
  const counted = client.query<{ basisId: string; others: number }>({
    name: 'evidence-subject-counters-read',
    text: `select asked.basis_id as "basisId", counted.subjects::float8 as others
      from unnest($2::text[], $3::integer[]) as asked (basis_id, year),
        lateral evidence.counted_in_line($1, asked.basis_id, asked.year, $4) as counted (subjects)`,
    values: [authority, ...keys, digest],
  })
  const [, { rows }] = await Promise.all([taken, counted])
  return rows.flatMap(({ basisId, others }) => {
    const one = asked.find((basis) => basis.basisId === basisId)
    return one === undefined ? [] : [{ basisId, exporter: one.exporter.entity, year: one.year, subjects: others }]
  })
}

/** Counts the persons of a file under every basis on which its read rests, once for the same bytes in a year. */
export async function countSubjects(
  { client, authority, now }: Transaction,
  { digest, dataSubjects }: Pick<Artefact, 'digest' | 'dataSubjects'>,
  relied: readonly Relied[],
): Promise<void> {
  if (relied.length === 0) return
  await client.query({
    name: 'evidence-subjects-count',
    text: `insert into evidence.counted_files (authority, basis_id, year, digest, subjects)
             select $1, relied.basis_id, relied.year, $4, $5 from unnest($2::text[], $3::integer[]) as relied (basis_id, year)
             order by relied.basis_id
           on conflict (authority, basis_id, year, digest) do update
             set subjects = greatest(evidence.counted_files.subjects, excluded.subjects)`,
    values: [
      authority,
      relied.map(({ basisId }) => basisId),
      relied.map(({ origin }) => yearAt(origin, now)),
      digest,
      dataSubjects,
    ],
  })
}

/** The calendar year in a place, which begins there and not in UTC. @throws Error for a place that is not known */
function yearAt(place: string, now: string): number {
  const day = dayIn(place, now)
  if (day === null) throw new Error(`no time zone is known of ${place}`)
  return Number(day.slice(0, 4))
}
