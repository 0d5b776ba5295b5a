/**
 * A small key–value store in the browser: `localStorage` when it is allowed, else memory. Each text has its own key,
 * since two tabs that change one value concurrently would lose updates.
 */
const prefix = 'zayavka.'
const memory: Record<string, string> = {}

export function read(name: string): string | null {
  return memory[name] ?? attempt(() => localStorage.getItem(prefix + name)) ?? null
}

/** Stores a text; returns whether that is persistent. */
export function write(name: string, text: string): boolean {
  const isPersistent = attempt(() => persist(prefix + name, text)) ?? false
  if (isPersistent) delete memory[name]
  else memory[name] = text
  return isPersistent
}

function persist(name: string, text: string): true {
  localStorage.setItem(name, text)
  return true
}

export function forget(name: string): void {
  delete memory[name]
  attempt(() => localStorage.removeItem(prefix + name))
}

/** The names with a prefix, in order. */
export function names(start: string): string[] {
  const inMemory = Object.keys(memory).filter((name) => name.startsWith(start))
  return [...persistentNames(start), ...inMemory].sort()
}

/** The names with a prefix in `localStorage`, in order. */
export function persistentNames(start: string): string[] {
  const all = attempt(() => Object.keys(localStorage)) ?? []
  const ours = all.filter((name) => name.startsWith(prefix + start))
  return ours.map((name) => name.slice(prefix.length)).sort()
}

/** Runs an access to the storage, which may be forbidden or full; undefined then. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
