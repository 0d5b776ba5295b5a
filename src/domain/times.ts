/**
 * A histogram of durations, by ascending steps. A step is a duration rounded down, so that a million leads have few distinct ones: to
 * seconds up to two minutes, to minutes up to two hours, to ten minutes up to two days, then to hours.
 */
export type Times = { steps: Uint32Array; counts: Float64Array }

/** From `from` seconds, which is the number `step`, each step has `each` seconds. */
const scales = [
  { from: 0, step: 0, each: 1 },
  { from: 120, step: 120, each: 60 },
  { from: 7_200, step: 238, each: 600 },
  { from: 172_800, step: 514, each: 3_600 },
] as const

/** The step of a rounded time in seconds. */
export function stepOf(seconds: number): number {
  const { from, step, each } = scales.findLast((scale) => scale.from <= seconds) ?? scales[0]
  return step + Math.floor((seconds - from) / each)
}

/** The seconds of a step. */
function secondsOf(step: number): number {
  const scale = scales.findLast((each) => each.step <= step) ?? scales[0]
  return scale.from + (step - scale.step) * scale.each
}

/** Builds a histogram from steps with counts, in any order; a step may occur repeatedly. */
export function timesOf(pairs: Iterable<readonly [step: number, n: number]>): Times {
  const counted = new Map<number, number>()
  for (const [step, n] of pairs) counted.set(step, (counted.get(step) ?? 0) + n)
  const steps = Uint32Array.from(counted.keys()).sort()
  return { steps, counts: Float64Array.from(steps, (step) => counted.get(step) as number) }
}

/** Scratch counts of the near steps, reused because a report would otherwise allocate thousands of arrays. All zero outside `addedTimes`. */
const near = new Float64Array(1_024)

/** The sum of histograms. Nearly all times are within some days, so their counts are added in one reused array. */
export function addedTimes(all: readonly Times[]): Times {
  if (all.length === 1) return all[0] as Times
  const far: [number, number][] = []
  let distinct = 0
  for (const { steps, counts } of all)
    for (let at = 0; at < steps.length; at++) {
      const [step, n] = [steps[at] as number, counts[at] as number]
      if (step >= near.length) far.push([step, n])
      else {
        if (near[step] === 0) distinct++
        near[step] = (near[step] as number) + n
      }
    }
  const rest = timesOf(far)
  const length = distinct + rest.steps.length
  const added = { steps: new Uint32Array(length), counts: new Float64Array(length) }
  let at = 0
  for (let step = 0; at < distinct; step++) {
    if (near[step] === 0) continue
    added.steps[at] = step
    added.counts[at++] = near[step] as number
    near[step] = 0
  }
  added.steps.set(rest.steps, distinct)
  added.counts.set(rest.counts, distinct)
  return added
}

/** The smallest time (seconds) that is not exceeded by `share` (0 to 1) of all; always one of the times, null without any. */
export function timeOfShare({ steps, counts }: Times, share: number): number | null {
  let left = Math.ceil(counts.reduce((total, n) => total + n, 0) * share)
  for (let at = 0; at < steps.length; at++) {
    left -= counts[at] as number
    if (left <= 0) return secondsOf(steps[at] as number)
  }
  return null
}

/** Encodes a histogram as base64: differences of steps and counts as variable-length integers, seven bits per byte. */
export function packTimes({ steps, counts }: Times): string {
  const bytes: number[] = []
  const write = (number: number) => {
    let rest = number
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
    bytes.push(rest)
  }
  let last = 0
  for (let at = 0; at < steps.length; at++) {
    write((steps[at] as number) - last)
    write(counts[at] as number)
    last = steps[at] as number
  }
  return Buffer.from(bytes).toString('base64')
}

/** Reads what `packTimes` wrote. */
export function unpackTimes(text: string): Times {
  const bytes = Buffer.from(text, 'base64')
  const numbers: number[] = []
  let [number, place] = [0, 1]
  for (const byte of bytes) {
    number += (byte % 128) * place
    place *= 128
    if (byte >= 128) continue
    numbers.push(number)
    number = 0
    place = 1
  }
  const count = numbers.length / 2
  const times = { steps: new Uint32Array(count), counts: new Float64Array(count) }
  let step = 0
  for (let at = 0; at < count; at++) {
    step += numbers[at * 2] as number
    times.steps[at] = step
    times.counts[at] = numbers[at * 2 + 1] as number
  }
  return times
}
