/** Identities of applications' users, the credentials they get, and the account's security token service. */
package dev.cognate.identitypool;
