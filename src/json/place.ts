/** The path of a value in a body, as a linked list: only the paths of refused values are ever written as text. */
export type Place = { within: Place | undefined; step: string | number }

/** A place as refusals write it: `filters[0].value`. */
export function pathOf(place: Place | undefined): string {
  if (!place) return ''
  const { step } = place
  const path = pathOf(place.within)
  if (typeof step === 'number') return `${path}[${step}]`
  return path === '' ? step : `${path}.${step}`
}
