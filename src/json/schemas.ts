import Type, { type Static, type TSchema, type TUnsafe } from 'typebox'
import { writeTime } from './values.ts'

/** The schema of a time in responses. */
export function moment(description = 'UTC, whole seconds') {
  return Type.String({ description, examples: ['2023-11-08T13:03:21Z'] })
}

export function momentOrNull(description = 'UTC, whole seconds') {
  return orNull(moment(description))
}

/** The schema of a nullable value. */
export function orNull<T extends TSchema>(schema: T): TUnsafe<Static<T> | null> {
  const { type } = schema as { type?: string }
  return Type.Unsafe<Static<T> | null>({ ...schema, type: [type, 'null'] })
}

/** The schema of a nullable text. */
export function textOrNull(description: string) {
  return orNull(Type.String({ description }))
}

/** A nullable value in responses. */
export function writeOrNull<T>(value: T | null, write: (value: T) => string): string | null {
  return value === null ? null : write(value)
}

/** A nullable time in responses. */
export function writeTimeOrNull(seconds: number | null): string | null {
  return writeOrNull(seconds, writeTime)
}
