// Runs before `npm test` and `npm run test:all`: installs missing system packages where possible, else reports them. With NEEDS=all a missing
// one is a failure.
import { spawnSync } from 'node:child_process'
import { isProgram, missingNeeds, type Need } from '../test/needs.ts'

const { NEEDS = '' } = process.env
if (!['', 'all'].includes(NEEDS)) fail(`NEEDS must be all, or not set, not ${NEEDS}.`)

const missing = missingNeeds()
const rights = missing.length > 0 ? rightsToInstall() : undefined
if (rights) install(missing, rights)
const still = rights ? missingNeeds() : missing
if (NEEDS === 'all' && still.length > 0)
  fail(`Tests need ${describeNeeds(still)}, and NEEDS=all requires them: apt-get install ${packagesOf(still)}`)

/** The command prefix for root rights; undefined where apt-get is missing or not permitted. */
function rightsToInstall(): string[] | undefined {
  if (!isProgram('apt-get')) return
  if (process.getuid?.() === 0) return []
  const sudo = ['sudo', '-n']
  return isProgram('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0 ? sudo : undefined
}

function install(what: Need[], before: string[]): void {
  say(`Tests need ${describeNeeds(what)}: installing ${packagesOf(what)} with apt-get.`)
  const [command = '', ...rest] = [...before, 'scripts/install-packages.sh', ...packagesOf(what).split(' ')]
  const { status, stdout, stderr, error } = spawnSync(command, rest, { encoding: 'utf8' })
  if (status !== 0) say(`Installing failed:\n${error ?? ''}${stdout}${stderr}`)
}

function describeNeeds(what: Need[]): string {
  return what.map(({ name }) => name).join(', ')
}

function packagesOf(what: Need[]): string {
  return what.flatMap(({ packages }) => packages).join(' ')
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

function fail(text: string): never {
  say(text)
  process.exit(1)
}
