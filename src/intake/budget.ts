import { Script } from 'node:vm'

/** How long what was sent may be looked at, in milliseconds: many times what the longest takes that is within the limits. */
const budget = 1_000

/** Shorter texts, in bytes, have no time to take: so nearly all enquiries pay nothing. */
const maxFree = 2_048

/** Looking at it took too long. */
export class BudgetExceeded extends Error {}

/**
 * Computes something of so many bytes of a stranger, and throws `Overtime` when it takes too long, even within one regular expression. `compute`
 * awaits nothing, and whatever it was about is left as it stood. The limits on what is sent are what keeps it short; this is for the day on which
 * one of them is wrong.
 */
export function withinBudget<T>(size: number, compute: () => T): T {
  if (size <= maxFree) return compute()
  const former = globals[name]
  globals[name] = compute
  try {
    return script.runInThisContext({ timeout: budget }) as T
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new BudgetExceeded() : error
  } finally {
    globals[name] = former
  }
}

/** A script finds what it runs by a name of all. */
const name = Symbol.for('zayavka.budget')
const globals = globalThis as unknown as Record<symbol, unknown>
const script = new Script(`globalThis[Symbol.for('zayavka.budget')]()`, { filename: 'budget' })
