import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { FastifyInstance } from 'fastify'

const require = createRequire(import.meta.url)
const files = {
  cyrillic: require.resolve('@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2'),
  latin: require.resolve('@fontsource-variable/golos-text/files/golos-text-latin-wght-normal.woff2'),
}

/** Serves the fonts of the pages: Cyrillic and Latin. */
export async function pageFonts(app: FastifyInstance): Promise<void> {
  for (const [letters, path] of Object.entries(files)) {
    let bytes: Promise<Buffer> | undefined
    app.get(`/f/fonts/${letters}.woff2`, { schema: { hide: true } as object }, async (_request, reply) => {
      bytes ??= readFile(path)
      return reply
        .type('font/woff2')
        .header('Cache-Control', 'public, max-age=604800')
        .send(await bytes)
    })
  }
}
