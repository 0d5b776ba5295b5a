/** Prints a line of what was found. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
