import { hash } from 'node:crypto'

/**
 * Remembers by key which leads earlier rows of the file created or matched. A lead is its id, or its negated row number if the file creates it.
 */
export type ImportMemory = {
  find(key: string): number | undefined
  note(key: string, value: number): void
}

/** The memory of a few rows. */
export function smallMemory(): ImportMemory {
  const values = new Map<string, number>()
  return { find: (key) => values.get(key), note: (key, value) => void values.set(key, value) }
}

/**
 * The memory of a whole file: a hash table of fingerprints with open addressing, at about 30 bytes per key. With a million keys, the probability
 * of any collision is about one in ten thousand, which a forecast can tolerate.
 */
export function largeMemory(): ImportMemory {
  let fingerprints = new Float64Array(2 ** 12)
  let values = new Float64Array(2 ** 12)
  let count = 0
  return { find, note }

  function find(key: string): number | undefined {
    const place = placeOf(fingerprintOf(key))
    return fingerprints[place] === 0 ? undefined : values[place]
  }

  function note(key: string, value: number): void {
    if (count * 2 >= fingerprints.length) grow()
    const fingerprint = fingerprintOf(key)
    const place = placeOf(fingerprint)
    if (fingerprints[place] === 0) count++
    fingerprints[place] = fingerprint
    values[place] = value
  }

  function placeOf(fingerprint: number): number {
    const size = fingerprints.length
    let place = fingerprint % size
    while (fingerprints[place] !== 0 && fingerprints[place] !== fingerprint) place = (place + 1) % size
    return place
  }

  function grow(): void {
    const [before, held] = [fingerprints, values]
    fingerprints = new Float64Array(before.length * 2)
    values = new Float64Array(before.length * 2)
    for (const [index, fingerprint] of before.entries()) {
      if (fingerprint === 0) continue
      const place = placeOf(fingerprint)
      fingerprints[place] = fingerprint
      values[place] = held[index] as number
    }
  }
}

/** 52 bits of a hash; never 0, which means an empty slot. The hash is cryptographic, since strangers choose the keys and could force collisions. */
function fingerprintOf(key: string): number {
  const digest = hash('sha256', key, 'buffer')
  return digest.readUIntBE(0, 6) * 16 + ((digest[6] as number) & 15) || 1
}
