/** Hashing a password takes a quarter of a second of CPU on purpose. Tests that do not check the hash itself use this lower cost. */
export const passwordCost = { N: 2 ** 10, r: 8, p: 1 } as const
