/**
 * Identity providers of others that a pool trusts: their settings. Other features ask
 * {@link dev.cognate.userpool.identityprovider.IdentityProviders}.
 */
package dev.cognate.userpool.identityprovider;
