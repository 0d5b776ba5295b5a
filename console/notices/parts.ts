import type { NoticeChange } from '../api/types.ts'
import type { Matrix } from './matrix.tsx'
import { kinds } from './words.ts'

/** Settings with each kind as a separate part, so that edits of different kinds do not conflict. */
export function partsOf<Rest extends object>({ places, ...rest }: Rest & { places: Matrix }) {
  return { ...rest, ...places }
}

/** Edits of parts as a change for the API. */
export function changeOf(edits: object): Omit<NoticeChange, 'version'> {
  const [places, rest] = [true, false].map((isKind) =>
    Object.fromEntries(Object.entries(edits).filter(([name]) => kinds.some((kind) => kind === name) === isKind)),
  )
  return { ...rest, ...(Object.keys(places ?? {}).length > 0 && { places }) }
}
