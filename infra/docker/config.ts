/** The address at which this container's own service listens. It is a name if the service listens on one network only. */
export function readyUrl(environment: NodeJS.ProcessEnv = process.env): string {
  const host = environment['CONCERT_HOST'] ?? '127.0.0.1'
  // The address for all interfaces includes loopback, which can be requested.
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${environment['CONCERT_PORT'] ?? '8080'}/ready`
}
