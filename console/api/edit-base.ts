/** The base of an edit: the version at its start, and the former value of each part that it changes. */
export type EditBase<Parts> = { version: number; was: Partial<Parts> }

type Read<Parts> = Parts & { version: number }

/** The base of an edit, with the present values of parts that were not edited before. */
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
 * The version with which an edit is saved: the present one, even if a colleague made it. If they changed the same parts, it is the version at the
 * start of the edit, which the server refuses.
 */
export function versionToSave<Parts extends object>(now: Read<Parts>, { version, was }: EditBase<Parts>): number {
  const names = Object.keys(was) as (keyof Parts)[]
  return names.every((name) => JSON.stringify(was[name]) === JSON.stringify(now[name])) ? now.version : version
}
