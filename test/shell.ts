import { execFile } from 'node:child_process'

/** Runs a script in the system's shell with only the given environment; returns its output. */
export function shell(script: string, env: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) =>
    execFile('sh', ['-c', script], { env: { PATH: process.env.PATH ?? '', ...env } }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    ),
  )
}

/** Quotes a text as one word of a shell command. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
