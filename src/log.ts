import { type Logger, pino } from 'pino'

/** Bytes that may wait to be written: about a second of a desk that is as busy as it can be. */
const longest = 4 * 1_048_576

/** How long (ms) the last lines wait at the end for their reader. */
const timeout = 2_000

/**
 * The log, on standard output. One that is read slowly blocks no request, one that nobody reads fills no memory, and a full disk ends nothing:
 * lines are lost then, and how many is said once they go on. `end` writes what waits, as far as that is possible.
 */
export function openLog(level: string): { log: Logger; end: () => Promise<void> } {
  let [lost, isBroken, givesUpAt] = [0, false, Number.POSITIVE_INFINITY]
  const retryEAGAIN = () => performance.now() < givesUpAt
  const lines = pino.destination({
    ...{ sync: false, minLength: 4_096, periodicFlush: 100 },
    ...{ maxLength: longest, retryEAGAIN },
  })
  const log = pino({ level, base: undefined }, lines)
  lines.on('drop', () => {
    lost += 1
  })
  lines.on('error', () => {
    isBroken = true // what was not written is tried again at the next flush
  })
  lines.on('write', () => {
    isBroken = false
  })
  lines.on('drain', tellLost)
  process.stdout.off('error', ignore).on('error', ignore) // the greeting goes there too
  const flushSync = lines.flushSync.bind(lines)
  lines.flushSync = flushAtExit
  return { log, end }

  function tellLost(): void {
    if (lost === 0) return
    const count = lost
    lost = 0
    log.warn({ lines: count }, 'lines of the log were lost: nobody read them, or the disk was full')
  }

  async function end(): Promise<void> {
    givesUpAt = performance.now() + timeout
    await new Promise<void>((done) => lines.flush(() => done()))
  }

  /** The one of the library tries for ever, and the process would never end. */
  function flushAtExit(): void {
    givesUpAt = Math.min(givesUpAt, performance.now() + timeout)
    try {
      if (!isBroken) flushSync()
    } catch {} // nobody reads
  }
}

function ignore(): void {}
