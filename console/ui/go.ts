let go: (path: string) => void = (path) => window.location.assign(path)

/** Opens an address of the console; a lead of the project in the view that is open. */
export function goTo(path: string): void {
  go(path)
}

/** Who navigates: the router, once the shell is there. */
export function setNavigator(navigate: (path: string) => void): void {
  go = navigate
}
