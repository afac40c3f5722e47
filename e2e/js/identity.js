// amazon-cognito-identity-js as tests use it: promises in place of callbacks, and a memory in place of a browser.
import { AuthenticationDetails, CognitoUser } from 'amazon-cognito-identity-js';
import { password } from './suite.js';

/** What a browser keeps for an application. Tests that share one are on one device. */
export class MemoryStorage {
  #items = new Map();
  setItem = (key, value) => this.#items.set(key, value);
  getItem = (key) => this.#items.get(key) ?? null;
  removeItem = (key) => this.#items.delete(key);
  clear = () => this.#items.clear();
}

/** Calls a method that takes a node-style callback last. */
export const call = (target, method, ...args) =>
  new Promise((resolve, reject) =>
    target[method](...args, (error, result) => (error ? reject(error) : resolve(result))),
  );

/** Calls a method that takes an object of callbacks last; gives what was called, with what. */
export const outcome = (target, method, ...args) =>
  new Promise((resolve, reject) =>
    target[method](...args, {
      onSuccess: (value, confirmationNecessary) => resolve({ success: value, confirmationNecessary }),
      onFailure: reject,
      newPasswordRequired: (userAttributes, required) => resolve({ newPasswordRequired: { userAttributes, required } }),
      inputVerificationCode: (details) => resolve({ inputVerificationCode: details }),
      mfaRequired: (name, parameters) => resolve({ mfaRequired: parameters }),
      totpRequired: (name, parameters) => resolve({ totpRequired: parameters }),
      mfaSetup: (name, parameters) => resolve({ mfaSetup: parameters }),
      associateSecretCode: (secret) => resolve({ secret }),
      selectMFAType: (name, parameters) => resolve({ selectMfaType: parameters }),
      customChallenge: (parameters) => resolve({ customChallenge: parameters }),
    }),
  );

/** A user on the device that has this storage. */
export const userOn = (pool, username, storage = new MemoryStorage()) =>
  new CognitoUser({ Username: username, Pool: pool, Storage: storage });

/** What a user types in. */
export const credentials = (username, secret = password) =>
  new AuthenticationDetails({ Username: username, Password: secret });
