/** Hashing a password takes a quarter of a second of CPU on purpose. Tests of what a password does, not of its hash, take this cost. */
export const passwordCost = { N: 2 ** 10, r: 8, p: 1 } as const
