import { actorsContract } from './actors.contract.ts';
import { amendmentsContract } from './amendments.contract.ts';
import { asOfContract } from './as-of.contract.ts';
import { changesContract } from './changes.contract.ts';
import { claimsContract } from './claims.contract.ts';
import { draftsContract } from './drafts.contract.ts';
import { inMemory, onDisk } from './home.ts';
import { homesContract } from './homes.contract.ts';
import { importsContract } from './imports.contract.ts';
import { outboxContract } from './outbox.contract.ts';
import { recordContract } from './record.contract.ts';
import { requestsContract } from './requests.contract.ts';
import { reviewsContract } from './reviews.contract.ts';
import { searchContract } from './search.contract.ts';
import { storiesContract } from './stories.contract.ts';

const shelves = [
  storiesContract,
  claimsContract,
  actorsContract,
  amendmentsContract,
  asOfContract,
  searchContract,
  reviewsContract,
  importsContract,
  changesContract,
  requestsContract,
  outboxContract,
  recordContract,
  draftsContract,
  homesContract,
];
for (const contract of shelves) {
  contract('in memory', inMemory);
  contract('on disk, closed and reopened', onDisk);
}
