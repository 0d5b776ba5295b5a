import css from './key-hints.module.css'

/** The keys of what is opened, at its foot: `J K` and what they do. */
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
