import { isIP } from 'node:net'

const HOST_AND_PORT = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::(\d{0,5}))?$/i
const PORT_MAX = 65_535

/** The name or address in a `Host` header or in the authority of a URL, in lower case; undefined when it is neither. */
export function hostIn(authority: string): string | undefined {
  const [, address, name, port = ''] = HOST_AND_PORT.exec(authority) ?? []
  if (Number(port) > PORT_MAX) return undefined
  if (address !== undefined) return isIP(address) === 6 ? address.toLowerCase() : undefined
  return name?.toLowerCase().replace(/\.$/, '')
}

/**
 * Whether an installation answers under this name. An address and `localhost` are its own on every port: the name of another site can
 * be made to point here (DNS rebinding), they cannot. Every other name must be one of `names`.
 */
export function isOwnHost(host: string, names: readonly string[]): boolean {
  return isIP(host) !== 0 || host === 'localhost' || host.endsWith('.localhost') || names.includes(host)
}
