import { hash } from 'node:crypto'

/**
 * What earlier rows of the file made and met: `find` by a key answers a lead, by its id, or by minus its row where it is made by this file.
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
 * The memory of a whole file: a table of fingerprints with open addressing, at some 30 bytes a key. Two of a million keys are alike with a
 * chance of one in ten thousand, which a forecast can bear.
 */
export function largeMemory(): ImportMemory {
  let prints = new Float64Array(2 ** 12)
  let values = new Float64Array(2 ** 12)
  let count = 0
  return { find, note }

  function find(key: string): number | undefined {
    const place = placeOf(fingerprint(key))
    return prints[place] === 0 ? undefined : values[place]
  }

  function note(key: string, value: number): void {
    if (count * 2 >= prints.length) grow()
    const print = fingerprint(key)
    const place = placeOf(print)
    if (prints[place] === 0) count++
    prints[place] = print
    values[place] = value
  }

  function placeOf(print: number): number {
    const size = prints.length
    let place = print % size
    while (prints[place] !== 0 && prints[place] !== print) place = (place + 1) % size
    return place
  }

  function grow(): void {
    const [before, held] = [prints, values]
    prints = new Float64Array(before.length * 2)
    values = new Float64Array(before.length * 2)
    for (const [index, print] of before.entries()) {
      if (print === 0) continue
      const place = placeOf(print)
      prints[place] = print
      values[place] = held[index] as number
    }
  }
}

/** 52 bits of a hash; never 0, which means an empty place. Strangers choose the keys, so it is one that they cannot steer. */
function fingerprint(key: string): number {
  const digest = hash('sha256', key, 'buffer')
  return digest.readUIntBE(0, 6) * 16 + ((digest[6] as number) & 15) || 1
}
