import { Readable } from 'node:stream'

/** How long (ms) a client may take nothing, and how many bytes it must take to be given that time again. */
export const maxStall = 120_000
const leastTaken = 2 * 1_048_576

/** Watches how fast a client takes a file. Calls `giveUp` when it takes too little of it in `stall` (ms). */
export function createPace(stall: number, giveUp: () => void) {
  let [left, givenAt] = [stall, 0] // how long it may still take nothing, and since when it does; 0 while it waits for us
  let timer: NodeJS.Timeout | undefined
  return { given, taken }

  function given(bytes: number): void {
    clearTimeout(timer)
    givenAt = performance.now()
    left = Math.min(stall, left) + (bytes / leastTaken) * stall
    timer = setTimeout(giveUp, left).unref()
  }

  function taken(): void {
    clearTimeout(timer)
    if (givenAt > 0) left -= performance.now() - givenAt
    givenAt = 0
  }
}

/** A stream of parts that are made as they are taken. It fails when its client takes too little of it in `stall` (ms). */
export function pacedFile(parts: AsyncIterable<Uint8Array>, stall = maxStall): Readable {
  const file = Readable.from(paced())
  file.on('error', () => {}) // the consumer gets the error too, but may not listen yet
  return file

  async function* paced(): AsyncGenerator<Uint8Array> {
    const pace = createPace(stall, () => file.destroy(new Error('Nobody takes this file')))
    for await (const part of parts) {
      pace.given(part.length)
      try {
        yield part
      } finally {
        pace.taken()
      }
    }
  }
}
