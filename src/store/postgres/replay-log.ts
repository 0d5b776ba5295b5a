import type { ReplicaPlace } from '../backend.ts'

/** How long (ms) replicas are not believed after another primary took over: one of them may hold what that has lost. */
const distrust = 60_000

/**
 * Where the primary was, and when: who has come as far is no older than that moment. `maxLag` is in seconds, moments in milliseconds of this
 * process.
 */
export function createReplayLog(maxLag: number) {
  let noted: { at: number; position: bigint }[] = []
  let primary: ReplicaPlace | undefined
  let believedFrom = 0
  return { note, isOurs, lagAt }

  /** Notes that the primary was here at this moment or later. Returns whether it is another one than before. */
  function note(at: number, place: ReplicaPlace): boolean {
    const isOther = primary !== undefined && (primary.timeline !== place.timeline || primary.cluster !== place.cluster)
    if (isOther) {
      noted = []
      believedFrom = at + distrust
    }
    primary = place
    noted = [...noted.filter((each) => each.at >= at - maxLag * 1_000), { at, position: toNumber(place.position) }]
    return isOther
  }

  /** Whether a server is the primary or follows it. Another primary with the same files was replaced, or is a copy for trials. */
  function isOurs({ cluster, started }: ReplicaPlace): boolean {
    return cluster === primary?.cluster && (started === null || started === primary.started)
  }

  /** How many seconds a server that has come so far is behind at most; undefined when that is over the limit, or when it is none of ours. */
  function lagAt(place: ReplicaPlace, now = performance.now()): number | undefined {
    if (now < believedFrom || !isOurs(place)) return
    const reached = noted.findLast((each) => each.position <= toNumber(place.position))
    const lag = reached && (now - reached.at) / 1_000
    return lag !== undefined && lag <= maxLag ? lag : undefined
  }
}

function toNumber(position: string): bigint {
  const [high = '', low = ''] = position.split('/')
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`)
}
