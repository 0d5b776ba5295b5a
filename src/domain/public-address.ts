import ipaddr from 'ipaddr.js'
import { isWithin } from './network.ts'

/** The destinations that the settings allow: blocks of addresses, and host names in lower case. */
export type Allowed = { blocks: readonly string[]; hosts: readonly string[] }

export const nothingAllowed: Allowed = { blocks: [], hosts: [] }

/** Whether the settings allow an address. */
export function isAllowedAddress({ blocks }: Allowed, address: string): boolean {
  return blocks.some((block) => isWithin(address, block))
}

/** Whether the settings allow a host by its name. */
export function isAllowedHost({ hosts }: Allowed, host: string): boolean {
  return hosts.includes(host.toLowerCase())
}

/**
 * Whether an address is on the public internet. Private, loopback, link-local, shared, multicast, reserved and documentation addresses
 * are not, nor IPv6 addresses that wrap an IPv4 address, as `::ffff:` and NAT64 do.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast' && !metadata.includes(parsed.toString())
  const isGlobal = parsed.match(ipaddr.parseCIDR('2000::/3') as Parameters<typeof parsed.match>[0])
  return isGlobal && parsed.range() === 'unicast'
}

/** Metadata services of cloud providers at public addresses. */
const metadata = ['168.63.129.16']
