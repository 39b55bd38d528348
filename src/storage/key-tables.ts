import type { Scope } from '../model/api-key.js';
import type { OptionalTimestamp, Timestamp } from './column-types.js';

export interface ApiKeysTable {
  id: string;
  name: string;
  scope: Scope;
  hash: Buffer;
  created_at: Timestamp;
  last_used_at: OptionalTimestamp;
}
