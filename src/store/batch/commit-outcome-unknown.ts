/** Whoever was to tell whether something is kept is gone: it may be, or not. */
export class CommitOutcomeUnknown extends Error {}
