// Runs commands of the built program one after another, each with its own arguments, settings, input, output and exit code.
import { Readable } from 'node:stream'

const program = new URL('../dist/main.js', import.meta.url)
let count = 0

process.on('message', async ({ args, env, input = '' }) => {
  const [stdout, stderr] = [heard(process.stdout), heard(process.stderr)]
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true })
  process.argv = [process.execPath, program.pathname, ...args]
  process.env = env
  process.exitCode = 0
  count += 1
  try {
    await import(`${program}?${count}`) // modules stay loaded from former commands; only the main module runs again
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(error.stack)
  }
  process.send({ code: process.exitCode, stdout: stdout(), stderr: stderr() })
})

/** Captures what is written from now on; returns it as a text. */
function heard(stream) {
  const chunks = []
  stream.write = (chunk, encoding, done = encoding) => {
    chunks.push(Buffer.from(chunk))
    if (typeof done === 'function') process.nextTick(done)
    return true
  }
  return () => Buffer.concat(chunks).toString()
}
