import { afterAll, expect, test } from 'vitest'
import { eachDatabase } from '../databases.ts'
import { runJson } from '../program.ts'
import { type FuzzDesk, openFuzzDesk } from './desk.ts'
import { statusBesideUploads } from './room.ts'
import { fuzz, type Report } from './run.ts'

// `npm run fuzz` makes this a long run
const { FUZZ_REQUESTS, FUZZ_SEED, FUZZ_FROM, FUZZ_CLIENTS } = process.env
const requests = Number(FUZZ_REQUESTS ?? 500)
const seed = Number(FUZZ_SEED ?? 20_240_301)
const mostMemory = 400
const mostGap = FUZZ_REQUESTS ? 500 : 1_000 // in the suite other tests use the processor too

eachDatabase((database) => {
  let desk: FuzzDesk | undefined
  afterAll(() => desk?.server.stop('SIGKILL'))

  test('any request of anybody at any door: no fault, no blocked event loop, no unbounded memory', async () => {
    desk = await openFuzzDesk(await database.fresh())
    const say = (text: string) => void (FUZZ_REQUESTS && process.stderr.write(`${text}\n`))
    const clients = Number(FUZZ_CLIENTS ?? 48)
    const report = await fuzz(desk, { seed, from: Number(FUZZ_FROM ?? 0), requests, clients, say })
    say(`${database.name}, seed ${seed}, ${requests} requests\n${told(report)}`)
    expect(report.faults).toEqual([])
    expect(report.health.gaps.filter(({ milliseconds }) => milliseconds > mostGap)).toEqual([])
    expect(report.memory).toBeLessThanOrEqual(mostMemory)
    expect(await statusBesideUploads(desk)).not.toBe(503)
    expect(await desk.server.stop()).toBe(0)
    expect(await runJson(['check'], { DATABASE_URL: desk.url })).toEqual({ ok: true, faults: [], repaired: [] })
  }, 7_200_000)
})

function told({ seconds, perSecond, statuses, faults, slowest, health, memory }: Report): string {
  const rows = Object.entries(statuses)
    .sort()
    .map(([door, counts]) => `  ${door}: ${JSON.stringify(counts)}`)
  const found = faults.map(
    ({ number, what, file, request, answer, log }) =>
      `  ${number} ${what} (${file})\n    ${request}\n    ${answer}\n    ${log}`,
  )
  return [
    `${Math.round(seconds)} s, ${perSecond} requests a second, the slowest ${slowest.milliseconds} ms (number ${slowest.number})`,
    `/healthz asked ${health.asked} times, the longest gap ${health.worst} ms, over 500 ms: ${JSON.stringify(health.gaps)}`,
    `most memory ${memory} MB`,
    ...rows,
    `faults: ${faults.length}`,
    ...found,
  ].join('\n')
}
