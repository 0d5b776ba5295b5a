import { inSource } from './source-place.ts'

/** An error for the log: message and stack, without values that a database message may contain. */
export function describe(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code } = error as { code?: string }
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 10)
    .map(inSource)
  return { type: error.name, ...(code && { code }), ...(isOurs(error) && { message: error.message }), frames }
}

/** Whether the message may be logged. Errors of the database have a code, and their messages may contain personal data. */
function isOurs(error: Error): boolean {
  return !('code' in error)
}
