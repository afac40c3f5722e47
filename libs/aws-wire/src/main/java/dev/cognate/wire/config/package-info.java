/** Settings of the protocol servers, the account and its root key. */
package dev.cognate.wire.config;
