/** Things that the whole console can open: they listen for these names at the window. */
export const opened = { palette: 'zayavka:palette', lead: 'zayavka:new-lead', help: 'zayavka:help' } as const

export function openPalette(): void {
  window.dispatchEvent(new Event(opened.palette))
}

/** Opens the form of a new lead, with what is known of it already. */
export function openNewLead(known: { name?: string } = {}): void {
  window.dispatchEvent(new CustomEvent(opened.lead, { detail: known }))
}

export function openHelp(): void {
  window.dispatchEvent(new Event(opened.help))
}
