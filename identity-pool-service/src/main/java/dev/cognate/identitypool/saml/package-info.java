/** SAML 2.0 assertions of registered providers: whether they are signed, in time and meant for us, and what they say. */
package dev.cognate.identitypool.saml;
