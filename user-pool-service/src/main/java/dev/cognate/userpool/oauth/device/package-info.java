/** The device grant (RFC 8628): a television shows a code, its user types it into a browser elsewhere. */
package dev.cognate.userpool.oauth.device;
