import { expect } from 'vitest'
import { writePages } from '../bench/page.ts'
import type { Of, Result } from '../bench/results.ts'
import { program } from './program.ts'

/** The shortest run that executes everything; its figures mean nothing. */
export const smoke = { leads: 500, seconds: 0.02, rounds: 1, program, say: () => {} }
/** A run starts about twenty processes one after another, which is slow on a busy machine. */
export const timeout = 180_000

/** Expects every number of a result to be finite and not negative. */
export function expectFinite(value: unknown, path = 'result'): void {
  if (typeof value === 'number') expect(Number.isFinite(value) && value >= 0, `${path} is ${value}`).toBe(true)
  if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) expectFinite(part, `${path}.${name}`)
}

/** Expects the page to name every figure of a result. */
export function expectToldOf(result: Result): Record<string, string> {
  const pages = writePages([result])
  const page = pages['benchmarks.md'] ?? ''
  expect(page).toContain(result.version)
  for (const name of namesIn(result)) expect(page).toContain(name)
  expect(page).not.toMatch(/undefined|NaN|null/)
  return pages
}

function namesIn(result: Result): string[] {
  if (result.kind === 'peer') return Object.keys((result satisfies Of<'peer'>).works)
  return result.kind === 'growth' ? Object.keys(result.sizes[0]?.times ?? {}) : ['list of 20', 'start to first answer']
}
