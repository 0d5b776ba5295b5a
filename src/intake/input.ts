import type { Place } from '../domain/receipt.ts'

/**
 * A parsed submission: a tree of texts, numbers, flags, lists and objects, and the files; in the tree a file is its
 * name.
 */
export type Input = { values: Record<string, unknown>; files: InputFile[] }
export type InputFile = { field: string; name: string; type: string; bytes: Uint8Array; place: Place }

/** A submission that is neither a form nor JSON, or is broken. */
export class Unreadable extends Error {}
