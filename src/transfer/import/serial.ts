/** Converts a spreadsheet's serial number (a count of days) to Unix seconds, as if its local time were UTC. */
export function serialSeconds(serial: number, is1904: boolean): number {
  const days = is1904 ? serial + 1_462 : serial
  return Math.round((days - 25_569 + (days < 60 ? 1 : 0)) * 86_400)
}

/** The same as a text, `2024-03-05 10:00:00`. A number outside the range of dates is written as it is. */
export function serialText(serial: number, is1904: boolean): string {
  const date = new Date(serialSeconds(serial, is1904) * 1000)
  if (serial < 0 || Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9_999) return String(serial)
  return date.toISOString().slice(0, 19).replace('T', ' ')
}
