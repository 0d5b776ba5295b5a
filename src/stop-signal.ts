const names = ['SIGTERM', 'SIGINT'] as const

/** `stopped` resolves with the name of the first stop signal. `forget` removes the listeners, so that a process may serve repeatedly. */
export function listenForStop(): { stopped: Promise<string>; forget: () => void } {
  let hear: (name: string) => void = () => {}
  const stopped = new Promise<string>((resolve) => {
    hear = resolve
  })
  for (const name of names) process.once(name, hear)
  return { stopped, forget }

  function forget(): void {
    for (const name of names) process.off(name, hear)
  }
}
