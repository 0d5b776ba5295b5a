/** A media type without parameters; a malformed one becomes that of any bytes. */
export function plainType(type: string): string {
  return /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : 'application/octet-stream'
}
