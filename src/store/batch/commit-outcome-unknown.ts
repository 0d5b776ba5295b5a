/** The connection or thread was lost during the commit: the data may be kept or not. */
export class CommitOutcomeUnknown extends Error {}
