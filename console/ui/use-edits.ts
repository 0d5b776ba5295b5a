import { useEffect, useState } from 'react'
import { Problem } from '../api/client.ts'
import { baseOf, type EditBase, versionToSave } from '../api/edit-base.ts'
import { useUnsaved } from './unsaved.ts'

type Read<Parts> = Parts & { version: number }
type Edited<Parts> = { edits: Partial<Parts>; base?: EditBase<Parts> }

/**
 * The edits of a form over what is read, which a colleague may save meanwhile: they stay, and where the colleague changed the same they are
 * saved under the version that they began on. `newest` returns what is read by now.
 */
export function useEdits<Parts extends object>(read: Read<Parts>, newest: () => Read<Parts> | undefined) {
  const [{ edits, base }, setEdited] = useState<Edited<Parts>>({ edits: {} })
  const isDirty = hasAny(edits)
  useUnsaved(isDirty)
  useEffect(() => setEdited((before) => (hasAny(before.edits) ? withEdits(read, before) : before)), [read])
  /** What is saved next is an edit of what is there by now. */
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
    /** What a mutation that sends the edits calls back: what was typed since stays, and all of it when somebody was faster. */
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

/** The edits with some more, and what they began on; what is the same as what is read is none. */
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

/** A number that cannot be read is not the same as none, though both are written as null. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return Object.is(one, other)
  return JSON.stringify(one) === JSON.stringify(other)
}

function hasAny(edits: object): boolean {
  return Object.keys(edits).length > 0
}
