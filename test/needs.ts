import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A system program or font that tests need: how to detect it, its Debian packages, and the test files that need it, by path or folder. */
export type Need = { name: string; packages: string[]; isThere: () => boolean; files: string[] }

const browser = ['test/browser/']

export const needs: readonly Need[] = [
  {
    name: 'curl',
    packages: ['curl'],
    isThere: () => isProgram('curl'),
    files: [
      ...['auth', 'body', 'methods', 'page'].map((name) => `src/compat/${name}.test.ts`),
      ...['api-guide', 'docs', 'shell-client'].map((name) => `test/${name}.test.ts`),
    ],
  },
  {
    name: 'php with curl',
    packages: ['php-cli', 'php-curl'],
    isThere: () => isProgram('php') && /^curl$/m.test(spawnSync('php', ['-m'], { encoding: 'utf8' }).stdout),
    files: ['src/capture/vendor-scripts.test.ts', 'test/webhooks/receivers.test.ts'],
  },
  {
    name: 'pgbouncer',
    packages: ['pgbouncer'],
    isThere: () => isProgram('pgbouncer'),
    files: ['src/store/postgres/prepared-statements.test.ts', 'test/pgbouncer.test.ts'],
  },
  {
    name: 'dovecot',
    packages: ['dovecot-imapd'],
    isThere: () => isProgram('dovecot'),
    files: ['arrival', 'first-reading', 'large-answer', 'letters', 'loop', 'refused', 'renumbered', 'room', 'stop'].map(
      (name) => `src/letters/${name}.test.ts`,
    ),
  },
  {
    name: 'chromium',
    packages: ['chromium-headless-shell'],
    isThere: () =>
      process.env.CHROMIUM
        ? existsSync(process.env.CHROMIUM)
        : isProgram('chromium-headless-shell') || (isProgram('chromium') && !isProgram('apt-get')),
    files: browser,
  },
  {
    name: 'a font with Cyrillic letters',
    packages: ['fonts-dejavu-core'],
    // other systems come with fonts, in other folders
    isThere: () => !isProgram('apt-get') || existsSync('/usr/share/fonts/truetype'),
    files: browser,
  },
  {
    name: 'ps',
    packages: ['procps'],
    isThere: () => isProgram('ps'),
    files: ['test/bench.test.ts'],
  },
  {
    name: 'script',
    packages: ['bsdutils'],
    isThere: () => isProgram('script'),
    files: ['src/commands/demo.test.ts'],
  },
  {
    name: 'prlimit',
    packages: ['util-linux'],
    isThere: () => isProgram('prlimit'),
    files: ['src/store/exports/export-space.test.ts'],
  },
]

/** The same for `npm run test:long`, which installs nothing. */
const longNeeds: readonly Need[] = [
  {
    name: 'patroni with etcd, haproxy and PostgreSQL 17',
    packages: ['patroni', 'python3-etcd', 'etcd-server', 'haproxy', 'postgresql-17'],
    isThere: () =>
      isProgram('patroni') &&
      isProgram('etcd') &&
      ['/usr/sbin/haproxy', '/usr/lib/postgresql/17/bin/postgres'].every((path) => existsSync(path)),
    files: ['test/long/failover.test.ts'],
  },
]

/** The missing programs. They are looked up in PATH without a process, since every run asks, even for a single file. */
export function missingNeeds(): Need[] {
  return needs.filter(({ isThere }) => !isThere())
}

/** The missing programs whose tests are left out: none with NEEDS=all, where such tests must fail. */
export function forgone(isLong: boolean): Need[] {
  if (process.env.NEEDS === 'all') return []
  return isLong ? longNeeds.filter(({ isThere }) => !isThere()) : missingNeeds()
}

/** Whether a test file needs this program. */
export function isFor(file: string, { files }: Need): boolean {
  return files.some((path) => (path.endsWith('/') ? file.startsWith(path) : file === path))
}

export function isProgram(name: string): boolean {
  return findProgram(name) !== undefined
}

/** The path of a program; undefined when it is missing. */
export function findProgram(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
