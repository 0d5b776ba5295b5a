import type { Place } from '../domain/receipt.ts'

/** What was sent, as a tree of texts, numbers, flags, lists and objects, and the files with it; in the tree a file is its name. */
export type Input = { values: Record<string, unknown>; files: InputFile[] }
export type InputFile = { field: string; name: string; type: string; bytes: Uint8Array; place: Place }

/** What was sent is no form, no JSON, or broken. */
export class Unreadable extends Error {}
