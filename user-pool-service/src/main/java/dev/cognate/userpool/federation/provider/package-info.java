/** Our side of OpenID Connect and OAuth 2.0 towards the identity providers of pools: we are their relying party. */
package dev.cognate.userpool.federation.provider;
