/**
 * A few texts by name, kept in the browser: `localStorage` where the page may have it, else as long as the page lives. Each text is under
 * a name of its own, as two tabs that change one at the same moment would lose something.
 */
const prefix = 'zayavka.'
const memory: Record<string, string> = {}

export function read(name: string): string | null {
  return memory[name] ?? attempt(() => localStorage.getItem(prefix + name)) ?? null
}

/** Whether it outlives the page. */
export function write(name: string, text: string): boolean {
  const isKept = attempt(() => keepText(prefix + name, text)) ?? false
  if (isKept) delete memory[name]
  else memory[name] = text
  return isKept
}

function keepText(name: string, text: string): true {
  localStorage.setItem(name, text)
  return true
}

export function forget(name: string): void {
  delete memory[name]
  attempt(() => localStorage.removeItem(prefix + name))
}

/** The names that begin so, in their order. */
export function names(beginning: string): string[] {
  const inMemory = Object.keys(memory).filter((name) => name.startsWith(beginning))
  return [...keptNames(beginning), ...inMemory].sort()
}

/** Those that outlive the page. */
export function keptNames(beginning: string): string[] {
  const all = attempt(() => Object.keys(localStorage)) ?? []
  const ours = all.filter((name) => name.startsWith(prefix + beginning))
  return ours.map((name) => name.slice(prefix.length)).sort()
}

/** Storage may be forbidden, or full. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
