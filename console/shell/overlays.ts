import { ask } from '../ui/store.ts'

/** Things that the whole console can open, by the names they are asked for. */
export const opened = { palette: 'zayavka:palette', lead: 'zayavka:new-lead', help: 'zayavka:help' } as const

export function openPalette(): void {
  ask(opened.palette)
}

/** Opens the form of a new lead, with what is known of it already. */
export function openNewLead(known: { name?: string } = {}): void {
  ask(opened.lead, known)
}

export function openHelp(): void {
  ask(opened.help)
}
