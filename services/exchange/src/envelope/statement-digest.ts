import { digestHex } from '@concert/credentials/canonical'

/** SHA-256 of a signed statement as it crosses between cells, in hexadecimal. */
export function statementDigestOf(statement: string): string {
  return digestHex(new TextEncoder().encode(statement))
}
