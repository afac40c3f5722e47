// Everything works without this but passkeys; each module makes one thing more comfortable.
import { codes } from './code.js';
import { passkeys } from './passkey.js';
import { passwords } from './password.js';
import { session } from './session.js';

passwords(document);
codes(document);
passkeys(document);
session(document);
