/** Runs works of which each may fail by itself, so that one holds up no other; `tell` throws at the end what went wrong first. */
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
