/** The longest boundary that is read. No client makes a longer one. */
export const maxBoundary = 200

/** The boundary that a content type declares between the parts of a body. */
export function boundaryIn(type: string): string | undefined {
  const place = type.toLowerCase().indexOf('boundary=')
  const [, quoted, plain] = /^=(?:"([^"]+)"|([^\s;,]+))/.exec(type.slice(place + 8)) ?? []
  return place < 0 ? undefined : (quoted ?? plain)?.slice(0, maxBoundary)
}
