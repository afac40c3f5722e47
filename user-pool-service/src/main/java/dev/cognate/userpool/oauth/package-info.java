/**
 * The OAuth 2.0 and OpenID Connect authorization server of a pool. Pages ask
 * {@link dev.cognate.userpool.oauth.AuthorizationRequests} what a relying party wants and
 * {@link dev.cognate.userpool.oauth.Authorizations} to give it.
 */
package dev.cognate.userpool.oauth;
