/** A time as the sign-in library stores it. */
export function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
