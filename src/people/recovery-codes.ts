import { hash, randomInt } from 'node:crypto'

/** An alphabet of 32 without look-alikes. 24 of them are 120 bits, so a fast hash is safe. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
const groups = 4
/** The prefix of a stored hash; codes that an earlier version encrypted do not have it. */
const mark = 'sha256:'

/**
 * Generates and stores recovery codes for the sign-in library as hashes. The library compares and removes stored
 * values, so it gets the hash of an entered code (`hashOfCode`). Codes that an earlier version encrypted are hashed
 * when one of them is used.
 */
export function recoveryCodes(decrypt: (stored: string) => Promise<string>) {
  return {
    customBackupCodesGenerate: () => Array.from({ length: 10 }, makeCode),
    storeBackupCodes: {
      encrypt: async (codes: string) =>
        mark + JSON.stringify(listOf(codes).map((each) => (isHash(each) ? each : hashOfCode(each)))),
      decrypt: async (stored: string) =>
        stored.startsWith(mark)
          ? stored.slice(mark.length)
          : JSON.stringify(listOf(await decrypt(stored)).map(hashOfCode)),
    },
  }
}

/** The hash of a code, regardless of case and grouping. */
export function hashOfCode(code: string): string {
  const plain = code.replace(/[\s-]/g, '').toLowerCase()
  return `#${hash('sha256', plain, 'base64url')}`
}

/** Whether a text is a stored hash that the library passes back; no generated code starts like this. */
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
