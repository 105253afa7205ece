/** The environment as a plain record, so that nothing but a start file reads `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>;
