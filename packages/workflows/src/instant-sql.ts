/** SQL that gives a timestamptz expression as RFC 3339 text in UTC, to the millisecond, whatever the session's settings. */
export function instantSql(expression: string): string {
  return `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
