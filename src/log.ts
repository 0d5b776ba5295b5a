import { type Logger, pino } from 'pino'

/** The limit of the write buffer, in bytes: about a second of log of a desk at full load. */
const longest = 4 * 1_048_576

/** How long (ms) the process waits at exit for a reader of the last lines. */
const timeout = 2_000

/**
 * The log, on standard output. A slow reader or a full disk blocks no request, and the buffer is bounded: lines are dropped, and their
 * number is logged once writing continues. `end` flushes the buffer as far as that is possible.
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
    isBroken = true // the next flush retries the lines that were not written
  })
  lines.on('write', () => {
    isBroken = false
  })
  lines.on('drain', tellLost)
  process.stdout.off('error', ignore).on('error', ignore) // the greeting is written to it too, and its errors must not end the process
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

  /** Replaces the library's `flushSync`, which retries without end, so that the process would never exit. */
  function flushAtExit(): void {
    givesUpAt = Math.min(givesUpAt, performance.now() + timeout)
    try {
      if (!isBroken) flushSync()
    } catch {} // no reader, or a full disk
  }
}

function ignore(): void {}
