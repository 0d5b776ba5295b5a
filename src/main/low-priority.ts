import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/**
 * Lowers the priority of this process, so that a server on the same cores keeps its speed. Linux keeps a priority for each thread, and packing
 * runs in threads that may have started already.
 */
export function lowerPriority(): void {
  for (const id of [0, ...ownThreads()])
    try {
      setPriority(id, constants.priority.PRIORITY_BELOW_NORMAL)
    } catch {
      // the thread has ended, or the system allows no priorities: the work is the same, only not as quiet
    }
}

function ownThreads(): number[] {
  try {
    return readdirSync('/proc/self/task').map(Number)
  } catch {
    return [] // other systems have one priority for the whole process
  }
}
