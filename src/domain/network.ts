import ipaddr from 'ipaddr.js'
import { LRUCache } from 'lru-cache'

type Address = ReturnType<typeof ipaddr.process>

/**
 * Groups addresses for counting: an IPv6 address becomes the /64 block that a provider gives to one connection, as
 * `2001:db8:1:2::/64`. An IPv4 address or an invalid text is returned unchanged.
 */
export function networkOf(address: string): string {
  const network = networkCache.get(address) ?? makeNetwork(address)
  if (address.length <= 100) networkCache.set(address, network)
  return network
}

/**
 * The network that a single customer may own. For an IPv6 address it is a /48 block, which has 65,536 blocks of /64. Otherwise it is the
 * same as `networkOf`.
 */
export function wideNetworkOf(address: string): string {
  const network = wideCache.get(address) ?? makeNetwork(address, 6)
  if (address.length <= 100) wideCache.set(address, network)
  return network
}

/** The factor of the limits for a wider network over those for one network. */
export const networksOfWide = 6

/** Caches recent visitors, since each is looked up several times while a receipt is stored and processed. */
const networkCache = new LRUCache<string, string>({ max: 1_000 })
const wideCache = new LRUCache<string, string>({ max: 1_000 })

function makeNetwork(address: string, bytes = 8): string {
  const parsed = read(address)
  if (parsed === undefined) return address
  if (parsed.kind() === 'ipv4') return parsed.toString()
  const block = parsed.toByteArray().map((byte, index) => (index < bytes ? byte : 0))
  return `${ipaddr.fromByteArray(block).toString()}/${8 * bytes}`
}

/** Whether a text is an IP address or a block, such as `203.0.113.7`, `203.0.113.0/24` or `2001:db8::/32`. */
export function isBlock(text: string): boolean {
  return blockOf(text) !== undefined
}

/** Whether an address is in a block, or equals a single address. */
export function isWithin(address: string, block: string): boolean {
  const [parsed, range] = [read(address), blockOf(block)]
  return parsed !== undefined && range !== undefined && parsed.kind() === range[0].kind() && parsed.match(range)
}

/** Parses an address; an IPv4-mapped IPv6 address becomes IPv4. */
function read(address: string): Address | undefined {
  return ipaddr.isValid(address) ? ipaddr.process(address) : undefined
}

/** Parses an address or a block. The format is checked first, since the parser would accept a number or a partial address. */
function blockOf(text: string): [Address, number] | undefined {
  const isWhole = text.includes(':') || /^\d+\.\d+\.\d+\.\d+(\/\d+)?$/.test(text)
  if (!isWhole || !(ipaddr.isValid(text) || ipaddr.isValidCIDR(text))) return
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.process(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
