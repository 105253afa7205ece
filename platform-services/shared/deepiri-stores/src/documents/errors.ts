/** The document was changed since it was read. `current` is its version now (0: it does not exist). */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion';
  readonly id: string;
  readonly current: number;
  constructor(id: string, current: number) {
    super(`document ${id} is at version ${current}`);
    this.id = id;
    this.current = current;
  }
}

/** Another document holds this unique key. */
export class DuplicateKey extends Error {
  override readonly name = 'DuplicateKey';
  readonly fields: readonly string[];
  constructor(collection: string, fields: readonly string[]) {
    super(`${collection}: ${fields.join(' + ')} is taken`);
    this.fields = fields;
  }
}

/** The cursor is damaged or belongs to another query. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

/** No declared index serves the query (rule D6): a mistake in the code, not in the request. */
export class MissingIndex extends Error {
  override readonly name = 'MissingIndex';
}
