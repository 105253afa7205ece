/** Where a store tells its operator what to look at. A pino logger is one. */
export type StoreLog = {
  warn(details: object, message: string): void;
  info(details: object, message: string): void;
};
