/** A package that cannot be opened at all; the message is one sentence for the person who gave it. */
export class PackageError extends Error {}
