import { CommanderError } from 'commander'
import { WrongSettings } from '../config.ts'
import { Refusal, type RefusalCode } from '../domain/refusal.ts'
import { problemKinds } from '../json/problem-kinds.ts'

/** The exit code after an error: 2 for a wrong call, which the caller has to change, and 1 for a failure, after which the same call may succeed. */
export function exitCodeOf(error: unknown): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof WrongSettings) return 2
  return error instanceof Refusal && !isFailure(error.code) ? 2 : 1
}

/** Refusals of the store, of backups and of the port have no status, since no request gets them. */
function isFailure(code: RefusalCode): boolean {
  if (!(code in problemKinds)) return /^(store|port|backup)-/.test(code)
  const [status] = problemKinds[code as keyof typeof problemKinds]
  return status >= 500 || status === 410 || status === 429 || failures.includes(code)
}

/** Failures of the other side, of the file or of the moment, whose status is that of a wrong request. */
const failures: readonly RefusalCode[] = [
  'pull-away',
  'pull-not-api',
  'pull-refused',
  'pull-too-large',
  'pull-running',
  'pull-key-unreadable',
  'secret-unreadable',
  'import-busy',
  'import-no-room',
  'import-too-many',
  'import-receiving',
  'import-offset',
  'import-unfinished',
  'import-unreadable',
  'import-bomb',
]
