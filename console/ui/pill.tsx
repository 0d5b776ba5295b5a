/** A status as a pill in its hue. */
export function Pill({ name, colour }: { name: string; colour: string }) {
  return <span className={`pill ${colour}`}>{name}</span>
}
