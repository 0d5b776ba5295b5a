import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { signingSecret } from '../actions/capture.ts'
import type { Store, WorkerStore } from '../store/store.ts'

type Challenge = Awaited<ReturnType<typeof createChallenge>>
type Solution = Parameters<typeof verifySolution>[0]['solution']

/** How long a challenge may be solved and sent, in seconds. */
const lifetime = 7_200

/** About 256 tries of this many rounds: less than a second of a phone, and not much more for a program. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 5_000, keyPrefix: '00', deriveKey } as const

/** A piece of work for a visitor's browser, in ALTCHA's form; nothing is kept of it here. `now` in seconds. */
export async function makeChallenge(store: Store, now: number): Promise<Challenge> {
  return createChallenge({ ...work, data: { at: now }, hmacSignatureSecret: await signingSecret(store) })
}

/**
 * Which challenge was solved by a proof: base64 of the JSON `{ challenge, solution }`. Undefined when it is no proof of a challenge of
 * ours that was made in the two hours before `at` (seconds).
 */
export async function provenBy(store: WorkerStore, proof: string | null, at: number): Promise<string | undefined> {
  const given = proof === null || proof.length > longest ? undefined : readProof(proof)
  if (!given) return
  const hmacSignatureSecret = await signingSecret(store)
  const { verified } = await verifySolution({ ...given, deriveKey, hmacSignatureSecret }).catch(() => ({
    verified: false,
  }))
  const made = Number(given.challenge.parameters.data?.at)
  if (verified && made <= at + clockSkew && made >= at - lifetime) return given.challenge.parameters.nonce
}

/** How long a proof may be, in characters; those of ours have some hundreds. */
const longest = 4_096

/** By how much the clocks of two server processes may differ, in seconds. */
const clockSkew = 60

function readProof(proof: string): { challenge: Challenge; solution: Solution } | undefined {
  try {
    const given = JSON.parse(Buffer.from(proof, 'base64').toString())
    const isShaped =
      typeof given?.challenge?.parameters?.nonce === 'string' && typeof given.challenge.signature === 'string'
    return isShaped ? { challenge: given.challenge, solution: given.solution } : undefined
  } catch {
    return
  }
}
