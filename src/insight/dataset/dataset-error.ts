/** What a person asked for cannot be done; the message is one sentence for them. */
export class DatasetError extends Error {}
