import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { signingSecret } from '../actions/capture.ts'
import type { Store, WorkerStore } from '../store/store.ts'

type Challenge = Awaited<ReturnType<typeof createChallenge>>
type Solution = Parameters<typeof verifySolution>[0]['solution']

/** How long a challenge is valid, in seconds. */
const lifetime = 7_200

/** About 256 attempts of this many rounds: less than a second on a phone, and not much less for a bot. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 5_000, keyPrefix: '00', deriveKey } as const

/** A challenge for the visitor's browser, in ALTCHA's format; the server stores nothing. `now` is in seconds. */
export async function makeChallenge(store: Store, now: number): Promise<Challenge> {
  return createChallenge({ ...work, data: { at: now }, hmacSignatureSecret: await signingSecret(store) })
}

/**
 * The challenge that a proof solved; the proof is base64 of the JSON `{ challenge, solution }`. Undefined unless the
 * challenge is ours and was made in the two hours before `at` (seconds).
 */
export async function verifyProof(store: WorkerStore, proof: string | null, at: number): Promise<string | undefined> {
  const solved = proof === null || proof.length > maxLength ? undefined : readProof(proof)
  if (!solved) return
  const hmacSignatureSecret = await signingSecret(store)
  const { verified } = await verifySolution({ ...solved, deriveKey, hmacSignatureSecret }).catch(() => ({
    verified: false,
  }))
  if (!verified) return
  const { data, nonce } = solved.challenge.parameters // verified as ours; a stranger's `at` could be any value
  const madeAt = Number(data?.at)
  if (madeAt <= at + clockSkew && madeAt >= at - lifetime) return nonce
}

/** The longest proof, in characters; ours have some hundreds. */
const maxLength = 4_096

/** The allowed clock skew between server processes, in seconds. */
const clockSkew = 60

function readProof(proof: string): { challenge: Challenge; solution: Solution } | undefined {
  try {
    const parsed = JSON.parse(Buffer.from(proof, 'base64').toString())
    const isShaped =
      typeof parsed?.challenge?.parameters?.nonce === 'string' && typeof parsed.challenge.signature === 'string'
    return isShaped ? { challenge: parsed.challenge, solution: parsed.solution } : undefined
  } catch {
    return
  }
}
