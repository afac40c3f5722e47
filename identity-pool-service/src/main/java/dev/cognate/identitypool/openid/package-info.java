/** The service as an OpenID Connect issuer: tokens of identities, the keys that sign them, and its well-known documents. */
package dev.cognate.identitypool.openid;
