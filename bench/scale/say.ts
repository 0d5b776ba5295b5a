/** Prints a line of the results. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
