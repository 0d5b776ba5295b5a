import { createStore } from '../ui/store.ts'

/** A dialog over the page; one is open at a time. */
type Overlay =
  | { name: 'palette' }
  | { name: 'bell' }
  | { name: 'help' }
  | { name: 'new-lead'; draft: { name?: string } }

const overlay = createStore<Overlay | undefined>(undefined)
export const useOverlay = overlay.use

export function openPalette(): void {
  overlay.set({ name: 'palette' })
}

/** Opens the form of a new lead, with the fields that are known already. */
export function openNewLead(draft: { name?: string } = {}): void {
  overlay.set({ name: 'new-lead', draft })
}

/** Opens my notices. */
export function openBell(): void {
  overlay.set({ name: 'bell' })
}

export function openHelp(): void {
  overlay.set({ name: 'help' })
}

export function closeOverlay(): void {
  overlay.set(undefined)
}
