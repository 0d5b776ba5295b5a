/** 6.43 → 643 % */
export function percentOf(romi: number | null | undefined, language: string): string {
  if (romi === null || romi === undefined) return '—'
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(romi)
}
