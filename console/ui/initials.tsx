import css from './initials.module.css'
/** An assignee as two letters in a circle, an empty ring for nobody. */
export function Initials({ name, title }: { name: string | null; title?: string }) {
  if (name === null) return <span className={`${css.initials} ${css.none}`} data-initials title={title} />
  return (
    <span className={css.initials} data-initials title={title ?? name}>
      {initialsOf(name)}
    </span>
  )
}

function initialsOf(name: string): string {
  const [[one = '', other = ''] = [], [next] = []] = name
    .trim()
    .split(/\s+/)
    .map((word) => [...word]) // whole characters, which an emoji needs
  return `${one}${next ?? other}`.toUpperCase()
}
