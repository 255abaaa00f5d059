import { BlockList, isIP } from 'node:net'
import { z } from 'zod'

const cellNetworks = new BlockList()
cellNetworks.addSubnet('127.0.0.0', 8, 'ipv4')
cellNetworks.addSubnet('10.0.0.0', 8, 'ipv4')
cellNetworks.addSubnet('172.16.0.0', 12, 'ipv4')
cellNetworks.addSubnet('192.168.0.0', 16, 'ipv4')
cellNetworks.addAddress('::1', 'ipv6')
cellNetworks.addSubnet('fc00::', 7, 'ipv6')

/** Loopback or an address of the cell's own network, or its name there: never a wildcard, never a public address. */
export const cellHost = z
  .string()
  .min(1)
  .refine(isOfCellNetwork, 'must be loopback or an address of the cell network, for example 127.0.0.1')
  .default('127.0.0.1')

/** A name is resolved by the cell's own network; an address must be of one. */
function isOfCellNetwork(host: string): boolean {
  const version = isIP(host)
  return version === 0
    ? /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)
    : cellNetworks.check(host, `ipv${version}` as 'ipv4' | 'ipv6')
}
