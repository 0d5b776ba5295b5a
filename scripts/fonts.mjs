// Writes console/look/latin.woff2 and rouble.woff2: of Golos Text, with its weights, what nearly every page shows. Other letters come from the
// whole files when a page has them. Run it again when @fontsource-variable/golos-text changes. The font is under the SIL Open Font License 1.1.
import { readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
const subsets = { latin: ['latin', `${ascii}\u00a0\u2009§©«°·»×–—‘’“”„•…↑↓−`], rouble: ['latin-ext', '₽'] }

for (const [name, [set, text]] of Object.entries(subsets)) {
  const source = `node_modules/@fontsource-variable/golos-text/files/golos-text-${set}-wght-normal.woff2`
  writeFileSync(`console/look/${name}.woff2`, await subsetFont(readFileSync(source), text, { targetFormat: 'woff2' }))
}
