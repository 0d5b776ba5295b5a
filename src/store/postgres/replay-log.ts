import type { ReplicaPlace } from '../backend.ts'

/** How long (ms) no replica is trusted after another primary took over: a replica may hold changes that the new primary has lost. */
const distrust = 60_000

/**
 * A log of the primary's positions and their times: a server that has reached a position is no older than its time. `maxLag` is in seconds, times
 * are in milliseconds of this process.
 */
export function createReplayLog(maxLag: number) {
  let noted: { at: number; position: bigint }[] = []
  let primary: ReplicaPlace | undefined
  let believedFrom = 0
  return { note, isOurs, lagAt }

  /** Notes that the primary had this position at `at` or later. Returns whether it is another primary than before. */
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

  /** Whether a server is the primary or follows it. Another primary of the same cluster was replaced, or is a copy for trials. */
  function isOurs({ cluster, started }: ReplicaPlace): boolean {
    return cluster === primary?.cluster && (started === null || started === primary.started)
  }

  /** How many seconds a server at this position is behind at most; undefined if that is over the limit, or if the server is not ours. */
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
