import css from './key-hints.module.css'

/** The keyboard shortcuts of an opened item, at its bottom. */
export function KeyHints({ hints }: { hints: readonly (readonly [keys: string, does: string])[] }) {
  return (
    <footer className={css.keys}>
      {hints.map(([keys, does]) => (
        <span key={keys}>
          {keys.split(' ').map((each) => (
            <kbd key={each}>{each}</kbd>
          ))}{' '}
          {does}
        </span>
      ))}
    </footer>
  )
}
