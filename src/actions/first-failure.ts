/** Runs tasks that may fail independently, so that one failure does not block the others; `tell` throws the first failure at the end. */
export function firstFailure() {
  let first: { error: unknown } | undefined
  return { attempt, tell }

  /** Returns whether the work was done. */
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      first ??= { error }
      return false
    }
  }

  function tell(): void {
    if (first) throw first.error
  }
}

export type Attempt = ReturnType<typeof firstFailure>['attempt']
