/**
 * Whether a time (seconds) in a file is that of a lead. A spreadsheet may have cut its seconds, and the time may have been written in another zone
 * than it is read in: zones differ by quarters of an hour.
 */
export function isSameMoment(told: number, known: number): boolean {
  const between = told - (told % 60 === 0 ? known - (known % 60) : known)
  return Math.abs(between) <= zoneMost && between % zoneStep === 0
}

/** The steps (seconds) between zones, and the longest way between two of them, with a margin. */
const [zoneStep, zoneMost] = [900, 27 * 3600]
