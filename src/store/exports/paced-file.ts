import { Readable } from 'node:stream'

/** How long (ms) a client may read nothing, and how much (bytes) it has to take for as long again. */
export const maxStall = 120_000
export const leastTaken = 2 * 1_048_576

/** A file of parts that are made as they are taken. It breaks off when its client takes too little of it in `stall` (ms). */
export function pacedFile(parts: AsyncIterable<Uint8Array>, stall = maxStall): Readable {
  const file = Readable.from(paced())
  file.on('error', () => {}) // the consumer gets the error too, but may not listen yet
  return file

  async function* paced(): AsyncGenerator<Uint8Array> {
    let [left, taken] = [stall, 0]
    for await (const part of parts) {
      const given = performance.now()
      const timer = setTimeout(() => file.destroy(new Error('Nobody takes this file')), left)
      try {
        yield part
      } finally {
        clearTimeout(timer)
      }
      left -= performance.now() - given
      taken += part.length
      if (taken >= leastTaken) [left, taken] = [stall, 0]
    }
  }
}
