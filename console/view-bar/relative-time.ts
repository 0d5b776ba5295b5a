/** A relative time in the format of filters: `-P3D`, `PT2H`. */
export type RelativeTime = { amount: number; unit: RelativeUnit; isPast: boolean }

/** The units of a duration and their names in `Intl`, from short to long. */
export const relativeUnits = { TM: 'minute', TH: 'hour', D: 'day', W: 'week', M: 'month', Y: 'year' } as const
export type RelativeUnit = keyof typeof relativeUnits

/** Parses a relative time; undefined for a time, a day and any other value. */
export function readRelative(value: unknown): RelativeTime | undefined {
  if (typeof value !== 'string') return
  const [, minus, time, amount, letter] = /^(-?)P(T?)(\d{1,4})([YMWDH])$/.exec(value) ?? []
  if (amount === undefined) return
  const unit = `${time}${letter}` as RelativeUnit
  return unit in relativeUnits ? { amount: Number(amount), unit, isPast: minus === '-' } : undefined
}

export function writeRelative({ amount, unit, isPast }: RelativeTime): string {
  const duration = unit.startsWith('T') ? `PT${amount}${unit.slice(1)}` : `P${amount}${unit}`
  return isPast ? `-${duration}` : duration
}

/** `3 days ago`, `in 2 hours`. */
export function sayRelative({ amount, unit, isPast }: RelativeTime, language: string): string {
  return new Intl.RelativeTimeFormat(language).format(isPast ? -amount : amount, relativeUnits[unit])
}

/** `3 days` */
export function saySpan({ amount, unit }: RelativeTime, language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: relativeUnits[unit], unitDisplay: 'long' }).format(
    amount,
  )
}
