/** Identities: who they are linked with, how they come about, merge and go. */
package dev.cognate.identitypool.identity;
