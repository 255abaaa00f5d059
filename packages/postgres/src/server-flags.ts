/**
 * The server's settings as `-c` flags, so that a data directory has no settings of its own. Loopback only, no socket
 * file.
 *
 * `synchronous_commit` is always on: with `off` a killed server loses acknowledged commits (measured: a third of them).
 * fsync matters only when the operating system itself stops, so tests do without.
 */
export function serverFlags(
  port: number,
  mode: 'durable' | 'test',
  settings: Readonly<Record<string, string>>,
): readonly string[] {
  const all: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // Neither a statement nor the row of a violated constraint is logged: both can contain the name of a person.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(mode === 'test' ? { fsync: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' } : {}),
    ...settings,
    synchronous_commit: 'on',
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
