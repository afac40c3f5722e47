// Brings users over from an older directory, here a table. Passwords are as safe as the directory keeps them: this one has
// scrypt hashes.
import { scryptSync, timingSafeEqual } from 'node:crypto';

const hash = (password) => scryptSync(password, 'salt-of-the-older-directory', 32);
const OLDER_DIRECTORY = {
  'grace.hopper': { email: 'grace.hopper@example.com', name: 'Grace Hopper', password: hash('Old-password-1') },
};

export const handler = async (event) => {
  const found = OLDER_DIRECTORY[event.userName];
  if (event.triggerSource === 'UserMigration_Authentication') {
    if (!found || !timingSafeEqual(found.password, hash(event.request.password))) {
      throw new Error('Bad name or password');
    }
    event.response.finalUserStatus = 'CONFIRMED';
  } else if (!found) {
    throw new Error('Unknown user');
  }
  event.response.userAttributes = { email: found.email, email_verified: 'true', name: found.name };
  event.response.messageAction = 'SUPPRESS';
  return event;
};
