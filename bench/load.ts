// The load generator, in its own process: it gets a job as a message, and sends back the measurement.
import autocannon from 'autocannon'
import { average, quantile } from './numbers.ts'
import { type Call, send } from './wire.ts'

/** What to send and for how long; each connection sends several calls in turn. */
export type Job = {
  address: string
  headers: Record<string, string>
  calls: Call[]
  connections: number
  seconds: number
}

/**
 * The measured load: responses per second, and times in milliseconds. `loadCpu` is the share of a core that this
 * process used.
 */
export type Loaded = {
  perSecond: number
  mean: number
  p50: number
  p99: number
  most: number
  answers: number
  loadCpu: number
}

/** The minimum number of responses per connection in a round, however slow they are. */
const minResponses = 5

process.on('message', async (job: Job) => {
  try {
    process.send?.({ loaded: await measure(job) })
  } catch (error) {
    process.send?.({ error: (error as Error).message })
  }
})
process.on('disconnect', () => process.exit())

/** Whether a call contains a placeholder that differs each time. */
function hasIds(calls: Call[]): boolean {
  return calls.some(({ body }) => body?.includes('[<id>]'))
}

/**
 * Stopping during slow responses would lose them, so slow calls run a fixed number of times instead of a fixed time.
 */
async function measure(job: Job): Promise<Loaded> {
  const { connections, seconds } = job
  const usual = await probeTime(job)
  const isSlow = usual * Math.max(20, connections) > seconds
  const amount = Math.max(minResponses, Math.ceil(seconds / usual / connections)) * connections
  if (!isSlow) await run(job, { duration: seconds / 5 }) // warm-up
  const loaded = await run(job, isSlow ? { amount } : { duration: seconds })
  return loaded ?? (await run(job, { amount: minResponses * connections })) ?? fail(`${job.address} answered nothing`)
}

/** Sends a call three times, and throws unless it succeeds; returns the seconds of the fastest. */
async function probeTime({ address, headers, calls }: Job): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < 3; index++) {
    const started = performance.now()
    await send(address, headers, calls[index % calls.length] as Call)
    times.push((performance.now() - started) / 1000)
  }
  return Math.min(...times)
}

function fail(words: string): never {
  throw new Error(words)
}

/** Undefined when the time ended before the first response. */
async function run(job: Job, length: { amount: number } | { duration: number }): Promise<Loaded | undefined> {
  const times: number[] = []
  let [started, last] = [performance.now(), 0]
  const cpu = process.cpuUsage()
  const { errors, non2xx } = await new Promise<autocannon.Result>((resolve, reject) => {
    const { address: url, connections, headers, calls } = job
    const requests = calls.map((call) => ({ ...call, headers: { ...headers, ...call.headers } }))
    const sampleInt = Math.min(100, job.seconds * 200) // it ends only after a whole sample interval
    const options = { url, connections, requests, sampleInt, timeout: 300, idReplacement: hasIds(calls), ...length }
    const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)))
    instance.on('start', () => {
      started = performance.now()
    })
    // its own histogram has only whole milliseconds
    instance.on('response', (_client, _status, _bytes, time) => {
      times.push(time)
      last = performance.now()
    })
  })
  if (errors + non2xx > 0)
    throw new Error(`${job.address}: of ${times.length} answers ${non2xx} were refusals, and ${errors} calls failed`)
  if (times.length === 0) return
  const seconds = (last - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  times.sort((a, b) => a - b)
  return {
    perSecond: times.length / seconds,
    mean: average(times),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    most: quantile(times, 1),
    answers: times.length,
    loadCpu: (user + system) / 1e6 / seconds,
  }
}
