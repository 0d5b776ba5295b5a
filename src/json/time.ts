import Type, { type Static, type TSchema, type TUnsafe } from 'typebox'

/** A moment in seconds as we write it: `2023-11-08T13:03:21Z`. */
export function writeTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}

/** The same for a moment that may be unset. */
export function writeTimeOrNull(seconds: number | null): string | null {
  return seconds === null ? null : writeTime(seconds)
}

/** Seconds of a moment such as `2023-11-08T13:03:21Z`, with any offset; a fraction is cut. Undefined when it is none. */
export function readTime(text: string): number | undefined {
  const [, local] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(text) ?? []
  const asIfUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asIfUtc) || writeTime(asIfUtc / 1000) !== `${local}Z`) return // a day that its month lacks
  const read = Date.parse(text)
  return Number.isNaN(read) ? undefined : Math.floor(read / 1000)
}

const example = '2023-11-08T13:03:21Z'

/** The schema of a moment, as we write it. */
export function moment(description = 'UTC, whole seconds') {
  return Type.String({ description, examples: [example] })
}

export function momentOrNull(description = 'UTC, whole seconds') {
  return orNull(moment(description))
}

/** The schema of something that may be unset. */
export function orNull<T extends TSchema>(schema: T): TUnsafe<Static<T> | null> {
  const { type } = schema as { type?: string }
  return Type.Unsafe<Static<T> | null>({ ...schema, type: [type, 'null'] })
}
