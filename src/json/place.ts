/** Where a value is within a body: the name of a field, or a place in a list. A body has many, and few are ever written. */
export type Place = { within: Place | undefined; step: string | number }

/** A place as refusals write it: `filters[0].value`. */
export function pathOf(place: Place | undefined): string {
  if (!place) return ''
  const { step } = place
  const path = pathOf(place.within)
  if (typeof step === 'number') return `${path}[${step}]`
  return path === '' ? step : `${path}.${step}`
}
