import type { Readable } from 'node:stream'

/**
 * Counts what exports have in files. Of several that have over `space` bytes together the one with the most is ended: its client is the slowest, or
 * takes the most. One alone may be as large as the disk allows.
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
