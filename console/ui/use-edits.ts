import { useEffect, useState } from 'react'
import { Problem } from '../api/client.ts'
import { baseOf, type EditBase, versionToSave } from '../api/edit-base.ts'
import { useUnsaved } from './unsaved.ts'

type Read<Parts> = Parts & { version: number }
type Edited<Parts> = { edits: Partial<Parts>; base?: EditBase<Parts> }

/**
 * The edits of a form over data that a colleague may change meanwhile. Edits stay; if the colleague changed the same parts, they are saved with the
 * version at their start, which the server refuses. `newest` returns the present data.
 */
export function useEdits<Parts extends object>(read: Read<Parts>, newest: () => Read<Parts> | undefined) {
  const [{ edits, base }, setEdited] = useState<Edited<Parts>>({ edits: {} })
  const isDirty = hasAny(edits)
  useUnsaved(isDirty)
  useEffect(() => setEdited((before) => (hasAny(before.edits) ? withEdits(read, before) : before)), [read])
  /** Bases the edits on the present data. */
  const rebase = (change: (edits: Partial<Parts>) => Partial<Parts> = (edits) => edits) => {
    const on = newest() ?? read
    setEdited((before) => withEdits(on, { edits: change(before.edits) }))
  }
  return {
    now: { ...read, ...edits },
    edits,
    isDirty,
    version: base ? versionToSave(read, base) : read.version,
    edit: (more: Partial<Parts>) => setEdited((before) => withEdits(read, before, more)),
    cancel: () => setEdited({ edits: {} }),
    /** The callbacks of a mutation that saves the edits: later input stays, and so do all edits when somebody else was faster. */
    saving: (done: () => void) => ({
      onSuccess: () => {
        rebase((now) => without(now, edits))
        done()
      },
      onError: (error: unknown) => {
        if (error instanceof Problem && error.status === 412) rebase()
      },
    }),
  }
}

/** Adds edits, and updates their base. An edit that equals the data is dropped. */
function withEdits<Parts extends object>(
  read: Read<Parts>,
  { edits: before, base }: Edited<Parts>,
  more: Partial<Parts> = {},
): Edited<Parts> {
  const all = { ...before, ...more }
  const edits = pick(all, (name) => !isSame(all[name], read[name]))
  return hasAny(edits) ? { edits, base: baseOf(read, edits, base) } : { edits }
}

function without<Parts extends object>(edits: Partial<Parts>, sent: Partial<Parts>): Partial<Parts> {
  return pick(edits, (name) => !(name in sent && isSame(edits[name], sent[name])))
}

function pick<Parts extends object>(edits: Partial<Parts>, is: (name: keyof Parts) => boolean): Partial<Parts> {
  const names = Object.keys(edits) as (keyof Parts)[]
  return Object.fromEntries(names.filter(is).map((name) => [name, edits[name]])) as Partial<Parts>
}

/** Compares two values. An unreadable number differs from an empty one, although both are null in JSON. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return Object.is(one, other)
  return JSON.stringify(one) === JSON.stringify(other)
}

function hasAny(edits: object): boolean {
  return Object.keys(edits).length > 0
}
