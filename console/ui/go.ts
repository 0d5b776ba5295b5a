let go: (path: string) => void = (path) => window.location.assign(path)

/** Opens an address of the console; a lead of the project opens over the present view. */
export function goTo(path: string): void {
  go(path)
}

/** Sets the function that navigates, once the shell is mounted. */
export function setNavigator(navigate: (path: string) => void): void {
  go = navigate
}
