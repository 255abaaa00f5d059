/** The address at which this container's own service listens. A name stands where it listens on one network only. */
export function readyUrl(environment: NodeJS.ProcessEnv = process.env): string {
  const host = environment['CONCERT_HOST'] ?? '127.0.0.1'
  // Every address includes loopback, which is the one that can be asked.
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${environment['CONCERT_PORT'] ?? '8080'}/ready`
}
