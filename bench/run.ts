import { type Figure, figures } from './figures/index.ts'
import { type GroundOptions, openGround } from './ground.ts'
import { machine, type Of, today } from './results.ts'
import type { Measured } from './turns.ts'

/** Measures the requested figures, by default all, in one environment. */
export async function runFigures(options: GroundOptions, only?: readonly string[]): Promise<Of<'figures'>> {
  const names = (Object.keys(figures) as Figure[]).filter((name) => !only || only.includes(name))
  const { database, leads, rounds, seconds, say } = options
  const ground = await openGround(options)
  try {
    const measured: Partial<Record<Figure, Measured>> = {}
    for (const name of names) {
      say(`measuring ${name}`)
      measured[name] = await figures[name](ground)
    }
    const { version } = ground.data
    const facts = { date: today(), machine: machine(), database, version, leads, rounds, seconds }
    return { kind: 'figures', ...facts, figures: measured }
  } finally {
    await ground.close()
  }
}
