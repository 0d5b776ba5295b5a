import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'

test('a primary dies under writers: another takes over, and no acknowledged write is lost', async () => {
  const trial = ['bench/scale/patroni.sh', 'npx', 'tsx', 'bench/scale/failover.ts', '1']
  const { VITEST: _, ...env } = process.env // the trial is a separate program
  const child = spawn(trial[0] as string, trial.slice(1), { env: { ...env, SCALE_PORT: '28000' } })
  const exit = once(child, 'exit')
  onTestFinished(async () => {
    if (child.exitCode === null) child.kill() // as after a timeout: the script ends its cluster
    await exit
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const [code] = await exit
  expect(code, said).toBe(0)
  expect(said).toContain('"fault":"kill -9 of the database"')
}, 600_000)
