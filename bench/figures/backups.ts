import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Ground } from '../ground.ts'
import { median } from '../numbers.ts'
import { runProgram } from '../processes.ts'
import { alternately, type Measured, middle, ratioOf } from '../turns.ts'
import { createCalls } from '../wire.ts'

/** The seconds of a backup of all leads beside the idle server. */
export async function backup(ground: Ground): Promise<Measured> {
  const seconds: number[] = []
  for (let round = 0; round < ground.rounds; round++) {
    const started = performance.now()
    await makeBackup(ground)
    seconds.push((performance.now() - started) / 1_000)
  }
  return { unit: 's', ours: median(seconds), against: {} }
}

/** Creates during a backup, against creates alone. */
export async function createsBackedUp(ground: Ground): Promise<Measured> {
  const loading = { calls: createCalls(), connections: 64, seconds: ground.seconds }
  const { ours = [], alone = [] } = await alternately(ground.rounds, {
    alone: () => ground.load(ground.desk(), loading),
    ours: async () => {
      const making = makeBackup(ground)
      const [created] = await Promise.all([ground.loadBeside(ground.desk(), loading), making])
      return created
    },
  })
  const value = middle(alone, 'perSecond')
  return {
    unit: 'req/s',
    ours: middle(ours, 'perSecond'),
    p99: middle(ours, 'p99'),
    against: { alone: { value, ratio: ratioOf(ours, alone, 'perSecond') } },
  }
}

async function makeBackup({ program, data }: Ground): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zayavka-bench-'))
  try {
    await runProgram(program, data.url, ['backup', '--to', join(folder, 'backup.tar.gz')])
  } finally {
    await rm(folder, { recursive: true })
  }
}
