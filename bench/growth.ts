import { type GroundOptions, openGround } from './ground.ts'
import { machine, type Of, type Size, today } from './results.ts'
import { alternately, middle } from './turns.ts'
import { allTime, type Call, createCalls, listCall, ownCall, updateCalls } from './wire.ts'

/** The numbers of leads in the curves; a larger requested number comes last. */
export function growthSizes(most: number): number[] {
  return [...new Set([10_000, 100_000, 1_000_000, most])].filter((leads) => leads <= most).sort((a, b) => a - b)
}

/** Measures the same calls, on one connection, with an increasing number of leads. */
export async function runGrowth(options: GroundOptions, counts: readonly number[]): Promise<Of<'growth'>> {
  const { database, rounds, seconds } = options
  const sizes: Size[] = []
  let version = ''
  for (const leads of counts) {
    const ground = await openGround({ ...options, leads })
    try {
      const times: Record<string, number> = {}
      for (const [name, calls] of Object.entries(callsFor(ground))) {
        options.say(`measuring ${name} of ${leads}`)
        const run = () => ground.load(ground.desk(), { calls, connections: 1, seconds })
        times[name] = middle((await alternately(rounds, { run })).run ?? [], 'mean')
      }
      sizes.push({ leads, times })
      version = ground.data.version
    } finally {
      await ground.close()
    }
  }
  return { kind: 'growth', date: today(), machine: machine(), database, version, rounds, seconds, sizes }
}

/** The calls, by their names in the curves; writes come last, since they add leads. */
function callsFor({ month, texts, leads }: Awaited<ReturnType<typeof openGround>>): Record<string, Call[]> {
  return {
    'list of 20, a month': [listCall({ period: month })],
    'list of 20, all time': [listCall({ period: allTime })],
    'search, rare text': [listCall({ period: allTime, like: texts.rare })],
    'search, common text': [listCall({ period: allTime, like: texts.common })],
    'deep page (half way down)': [listCall({ period: allTime, offset: Math.floor(leads / 2) })],
    'board, a month': [ownCall('board', month)],
    'report, a month': [ownCall('reports/summary', month)],
    update: updateCalls(),
    create: createCalls(),
  }
}
