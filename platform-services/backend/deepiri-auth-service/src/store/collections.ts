import type { Collection, CollectionDefinition, DocumentStore } from 'deepiri-stores';
import type { AccessTokenRecord } from '../domain/access-token.ts';
import type { LevelRecord } from '../domain/level.ts';
import type { SessionRecord } from '../domain/session.ts';
import type { KeyRecord } from '../domain/signing-key.ts';
import type { UserRecord } from '../domain/user.ts';

const users: CollectionDefinition<UserRecord> = { name: 'users', unique: [['emailKey'], ['identity']] };
const sessions: CollectionDefinition<SessionRecord> = {
  name: 'sessions',
  indexes: [['userId', 'createdAt']],
  expires: 'expiresAt',
};
const accessTokens: CollectionDefinition<AccessTokenRecord> = {
  name: 'access_tokens',
  indexes: [['userId', 'createdAt']],
  unique: [['secretHash']],
  expires: 'expiresAt',
};
const levels: CollectionDefinition<LevelRecord> = { name: 'levels' };
const keys: CollectionDefinition<KeyRecord> = { name: 'signing_keys' };

export type Collections = {
  users: Collection<UserRecord>;
  sessions: Collection<SessionRecord>;
  accessTokens: Collection<AccessTokenRecord>;
  levels: Collection<LevelRecord>;
  keys: Collection<KeyRecord>;
};

export function openCollections(documents: DocumentStore): Collections {
  return {
    users: documents.collection(users),
    sessions: documents.collection(sessions),
    accessTokens: documents.collection(accessTokens),
    levels: documents.collection(levels),
    keys: documents.collection(keys),
  };
}
