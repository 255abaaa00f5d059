import { randomUUID } from 'node:crypto'
import { withAuthority } from '@concert/db/authority-transaction'
import type { Service } from '@concert/contracts/operation'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Pool } from 'pg'
import type { CellContext } from './service-options.ts'
import type { AnsweredRequests, CountStore, CountStores } from './count-store.ts'

/**
 * The stores of a service that serves cells, each in the database of its authority. Addresses are counted over all of them, in the
 * database of the first.
 */
export function cellCountStores(service: Service, contexts: ReadonlyMap<Authority, CellContext>): CountStores {
  const replica = randomUUID()
  const clients = new Map([...contexts].map(([authority, cell]) => [authority, cellCountStore(service, replica, cell)]))
  const [first] = clients.values()
  return { clients, ...(first === undefined ? {} : { addresses: first }) }
}

const SAID = 'caller, requests, ends_in_ms as "endsInMs"'

/** The store of one cell, for one replica of one of its services. */
function cellCountStore(service: Service, replica: string, { authority, pool }: CellContext): CountStore {
  return {
    exchange: (counted) =>
      withAuthority(pool, { authority, applicant: '*' }, async ({ client }) => {
        const { rows } = await client.query<AnsweredRequests>({
          name: 'platform-exchange-request-counts',
          text: `select ${SAID} from platform.exchange_request_counts($1, $2, $3, $4, $5)`,
          values: [service, replica, ...columnsOf(counted)],
        })
        return rows
      }),
  }
}

/** The store of the joint plane, whose callers are addresses. */
export function jointCountStores(pool: Pool): CountStores {
  const replica = randomUUID()
  const addresses: CountStore = {
    exchange: async (counted) => {
      const { rows } = await pool.query<AnsweredRequests>({
        name: 'registry-exchange-request-counts',
        text: `select ${SAID} from registry.exchange_request_counts($1, $2, $3, $4)`,
        values: [replica, ...columnsOf(counted)],
      })
      return rows
    },
  }
  return { addresses }
}

function columnsOf(counted: readonly AnsweredRequests[]) {
  return [
    counted.map(({ caller }) => caller),
    counted.map(({ requests }) => requests),
    counted.map(({ endsInMs }) => Math.ceil(endsInMs)),
  ]
}
