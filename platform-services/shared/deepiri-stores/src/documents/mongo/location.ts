/** Where the documents of a service lie on a server. */
export type Location = {
  /** What the driver connects to. */
  url: string;
  database: string;
  /** For people: protocol and hosts, no credentials. */
  address: string;
};

const PREFIX = 'deepiri';
const LONGEST_NAME = 63;
/** What is durable and what is read are promises of the store, not options. */
const NOT_A_CHOICE = ['w', 'journal', 'wtimeoutms', 'readpreference', 'readconcernlevel'];
/** So that every answer comes in time: a server that is silent is given up, and so is the wait for a connection. */
const TIMEOUTS = {
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 3_000,
  socketTimeoutMS: 5_000,
  waitQueueTimeoutMS: 8_000,
};

/**
 * Reads `mongodb://[user:password@]host[,host…][/prefix][?options]`. The path is the prefix of the names of the databases,
 * one for each service; user and password are those of `admin`, if the options name no other `authSource`. Options are those of
 * the driver; timeouts that are not given are short.
 * @throws Error in words for the operator, without the credentials
 */
export function locationOf(url: string, service: string): Location {
  const parts = /^(mongodb(?:\+srv)?:\/\/)([^/?]*@)?([^/?@]+)(?:\/([^?]*))?(?:\?(.*))?$/i.exec(url);
  if (!parts) throw new Error('the address of MongoDB must be like mongodb://host:27017/prefix');
  const [, scheme = '', credentials = '', hosts = '', path, options] = parts;
  const prefix = path || PREFIX;
  if (!/^[a-z0-9][a-z0-9_-]{0,30}$/i.test(prefix)) {
    throw new Error("the path in MongoDB's address is the prefix of its databases: up to 31 letters, digits, - and _");
  }
  const database = `${prefix}_${service}`;
  if (!/^[a-z0-9][a-z0-9-]*$/i.test(service) || database.length > LONGEST_NAME) {
    throw new Error(`"${database}" cannot be the name of a database`);
  }
  const query = new URLSearchParams(options);
  for (const name of [...query.keys()]) if (NOT_A_CHOICE.includes(name.toLowerCase())) query.delete(name);
  const given = new Set([...query.keys()].map((key) => key.toLowerCase()));
  for (const [name, value] of Object.entries(TIMEOUTS))
    if (!given.has(name.toLowerCase())) query.set(name, String(value));
  return {
    url: `${scheme}${credentials}${hosts}/?${query}`,
    database,
    address: `${scheme}${hosts}`,
  };
}
