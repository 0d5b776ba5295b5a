import { hash, randomInt } from 'node:crypto'

/** Without letters and digits that look alike: 24 of these 32 are 120 bits, so that a plain hash keeps a code safe. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
const groups = 4
/** What is kept begins with it; what an earlier version encrypted does not. */
const mark = 'sha256:'

/**
 * How the sign-in library makes and keeps recovery codes: a hash of each. The library compares and removes what it reads, so it is told
 * the hash of a code that is given (`hashOfCode`). Codes that an earlier version encrypted are hashed when one of them is used.
 */
export function recoveryCodes(decrypt: (kept: string) => Promise<string>) {
  return {
    customBackupCodesGenerate: () => Array.from({ length: 10 }, makeCode),
    storeBackupCodes: {
      encrypt: async (codes: string) =>
        mark + JSON.stringify(listOf(codes).map((each) => (isHash(each) ? each : hashOfCode(each)))),
      decrypt: async (kept: string) =>
        kept.startsWith(mark) ? kept.slice(mark.length) : JSON.stringify(listOf(await decrypt(kept)).map(hashOfCode)),
    },
  }
}

/** What is kept of a code, however its letters and groups are typed. */
export function hashOfCode(code: string): string {
  const plain = code.replace(/[\s-]/g, '').toLowerCase()
  return `#${hash('sha256', plain, 'base64url')}`
}

/** Whether the library gives back what it read; no code that we make begins so. */
function isHash(text: string): boolean {
  return text.startsWith('#')
}

function makeCode(): string {
  const group = () => Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

function listOf(json: string): string[] {
  return JSON.parse(json)
}
