import { ownCalls } from '../src/people/own-password.ts'
import { libraryCalls } from '../src/people/sign-in-calls.ts'

/** Each call of the sign-in with the names of its parameters, of the library and of our own. */
export const signInCalls: readonly [path: string, names: readonly string[]][] = [
  ...Object.entries(libraryCalls).map(([path, { takes }]): [string, string[]] => [path, Object.keys(takes)]),
  ...Object.entries(ownCalls).map(([path, { takes }]): [string, readonly string[]] => [path, takes]),
]
