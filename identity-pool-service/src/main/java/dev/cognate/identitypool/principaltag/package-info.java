/** Claims of users as principal tags of their sessions: attributes for access control. */
package dev.cognate.identitypool.principaltag;
