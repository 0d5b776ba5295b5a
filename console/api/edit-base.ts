/** What an edit began on: the version then, and what stood in each place that it changes. */
export type EditBase<Parts> = { version: number; was: Partial<Parts> }

type Read<Parts> = Parts & { version: number }

/** The base of an edit, of which some places may have been changed only now. */
export function baseOf<Parts extends object>(
  now: Read<Parts>,
  edited: Partial<Parts>,
  before?: EditBase<Parts>,
): EditBase<Parts> {
  const names = Object.keys(edited) as (keyof Parts)[]
  const was = names.map((name) => [name, before && name in before.was ? before.was[name] : now[name]])
  return { version: before?.version ?? now.version, was: Object.fromEntries(was) }
}

/**
 * The version under which an edit is saved: of what is read by now, which may be a colleague's. Where they changed the very places of the
 * edit it is the one that the edit began on, which the server refuses.
 */
export function versionToSave<Parts extends object>(now: Read<Parts>, { version, was }: EditBase<Parts>): number {
  const names = Object.keys(was) as (keyof Parts)[]
  return names.every((name) => JSON.stringify(was[name]) === JSON.stringify(now[name])) ? now.version : version
}
