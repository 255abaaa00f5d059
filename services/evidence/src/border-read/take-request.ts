import type { Authority } from '@concert/domain/jurisdictions'
import type { QueryConfig } from 'pg'

/**
 * The statement that takes a request of another authority to read: it is answered with bytes in this transaction or stays as it was. Of two that are
 * the same at one moment the second waits for the first. It writes no row where bytes were given for the request before.
 */
export function takingOf(authority: Authority, from: Authority, requestId: string): QueryConfig {
  return {
    name: 'evidence-border-read-take',
    text: `insert into evidence.border_reads (authority, from_authority, request_id) values ($1, $2, $3)
           on conflict (authority, from_authority, request_id) do nothing`,
    values: [authority, from, requestId],
  }
}
