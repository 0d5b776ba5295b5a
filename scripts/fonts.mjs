// Writes console/look/cyrillic.woff2, latin.woff2 and rouble.woff2: of Golos Text what nearly every page shows, in the weights of the console.
// Other letters come from the whole files when a page has them. Run it again when @fontsource-variable/golos-text changes. The font is under
// the SIL Open Font License 1.1.
import { readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'

const run = (first, count) => Array.from({ length: count }, (_, index) => String.fromCharCode(first + index)).join('')
const subsets = {
  cyrillic: ['cyrillic', `${run(0x410, 64)}Ёё№`], // the letters of Russian
  latin: ['latin', `${run(32, 95)}\u00a0\u2009§©«°·»×–—‘’“”„•…↑↓−`],
  rouble: ['latin-ext', '₽'],
}

/** The console has no bolder text: the weights above take a third of a file. */
const variationAxes = { wght: { min: 400, max: 600, default: 400 } }

for (const [name, [set, text]] of Object.entries(subsets)) {
  const source = `node_modules/@fontsource-variable/golos-text/files/golos-text-${set}-wght-normal.woff2`
  const subset = await subsetFont(readFileSync(source), text, { targetFormat: 'woff2', variationAxes })
  writeFileSync(`console/look/${name}.woff2`, subset)
}
