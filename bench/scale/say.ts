/** Prints a line of the results: a text, or an object as JSON. */
export function say(line: string | object): void {
  process.stdout.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`)
}
