/** The OAuth 2.0 endpoints. */
package dev.cognate.bench.oauth;
