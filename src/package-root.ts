import { existsSync } from 'node:fs'

/** Whether the built server runs. Worker threads, the console and the snippet always come from the build. */
export const isBuilt = import.meta.url.endsWith('.js')

/** The folder of this package, with `dist/` and `package.json`: the nearest above this code. */
const root = findRoot(new URL('.', import.meta.url))

/** A file or folder of this package, by its path in it. */
export function packageFile(path: string): URL {
  return new URL(path, root)
}

function findRoot(folder: URL): URL {
  const above = new URL('..', folder)
  if (existsSync(new URL('package.json', folder)) || above.href === folder.href) return folder
  return findRoot(above)
}
