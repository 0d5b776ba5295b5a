/** The network of an address, as it is blocked: 256 addresses of IPv4, or a /64 of IPv6. */
export function networkOf(address: string): string | undefined {
  const [, first] = /^(\d+\.\d+\.\d+)\.\d+$/.exec(address) ?? []
  if (first) return `${first}.0/24`
  if (!address.includes(':') || address.includes('.')) return
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const after = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0')
  return `${[...groups, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}
