import type { Readable } from 'node:stream'

/**
 * Counts the bytes of exports in files. When several exceed `space` bytes together, the largest is ended: its client is the slowest, or takes the
 * most. A single one may be as large as the disk allows.
 */
export function limitFiles(space: number): (bytes: Readable, length: number) => void {
  const files = new Map<Readable, number>()
  let all = 0
  return (bytes, length) => {
    if (bytes.destroyed) return
    if (!files.has(bytes)) bytes.once('close', () => forget(bytes))
    files.set(bytes, (files.get(bytes) ?? 0) + length)
    all += length
    if (all <= space || files.size === 1) return
    const [largest] = [...files].sort(([, one], [, other]) => other - one)[0] as [Readable, number]
    forget(largest)
    largest.destroy(new Error('The files of exports take too much space'))
  }

  function forget(bytes: Readable): void {
    all -= files.get(bytes) ?? 0
    files.delete(bytes)
  }
}
