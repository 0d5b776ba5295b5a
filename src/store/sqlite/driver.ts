import type Driver from 'better-sqlite3'

const [major = 0] = process.versions.node.split('.').map(Number)

/**
 * better-sqlite3 for this version of Node: its version 13 needs Node 22; version 12, for Node 20, aborts on Node 24.19 and newer
 * when a statement is collected (https://github.com/nodejs/node/issues/65446).
 */
const Database: typeof Driver = (major >= 22 ? await import('better-sqlite3-13') : await import('better-sqlite3'))
  .default

export default Database
export type { Driver }
