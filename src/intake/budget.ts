import { Script } from 'node:vm'

/** The time limit for parsing a submission (ms), several times the longest valid case. Parsing blocks the thread meanwhile. */
const budget = 500

/** Up to this size (bytes) there is no time limit, so that nearly all enquiries avoid its cost. */
const maxFree = 2_048

/** Reading took too long. */
export class BudgetExceeded extends Error {}

/**
 * Runs a synchronous function on untrusted input of `size` bytes. It throws `BudgetExceeded` after the time limit, even
 * within one regular expression. Objects that `compute` was changing stay incomplete. This is a second line of defence
 * behind the limits on size.
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

/** The global name under which the script in the VM finds the function. */
const name = Symbol.for('zayavka.budget')
const globals = globalThis as unknown as Record<symbol, unknown>
const script = new Script(`globalThis[Symbol.for('zayavka.budget')]()`, { filename: 'budget' })
