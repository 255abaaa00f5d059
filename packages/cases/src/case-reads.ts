import type { Transaction } from '@concert/db/authority-transaction'

/** That a person read the file of a case in the hour that begins then: RFC 3339, UTC. */
export interface CaseRead {
  readonly personId: string
  readonly hour: string
}

/** Where the reads of one service's cases are recorded: one row per person, case and hour, outside the audit chain. */
export interface CaseReads {
  /** Reading again within the hour changes nothing. */
  readonly note: (transaction: Transaction, caseId: string, personId: string) => Promise<void>
  /** The reads of one case, newest first, after the one with these sort values. */
  readonly newest: (
    transaction: Transaction,
    caseId: string,
    after: readonly string[] | undefined,
    rowsMax: number,
  ) => Promise<CaseRead[]>
}

/**
 * The reads that are recorded in the schema of a service, in its table `case_reads`.
 *
 * @param listed the table or view in which they are looked up
 */
export function caseReadsIn(
  schema: 'applications' | 'evidence' | 'personnel' | 'reviews',
  listed: `${string}.${string}` = `${schema}.case_reads`,
): CaseReads {
  return {
    note: async ({ client, authority }, caseId, personId) => {
      await client.query({
        name: `${schema}-case-read-note`,
        text: `insert into ${schema}.case_reads (authority, case_id, person_id) values ($1, $2, $3) on conflict do nothing`,
        values: [authority, caseId, personId],
      })
    },
    newest: async ({ client, authority }, caseId, [hour, personId] = [], rowsMax) => {
      const { rows } = await client.query<CaseRead>({
        name: `${schema}-case-reads-newest`,
        text: `select person_id as "personId", hour from ${listed}
               where authority = $1 and case_id = $2
                 and ($3::timestamptz is null or (hour, person_id) < ($3::timestamptz, $4))
               order by hour desc, person_id desc limit $5`,
        values: [authority, caseId, hour, personId, rowsMax],
      })
      return rows
    },
  }
}
