/** OpenID Connect Back-Channel Logout 1.0: clients hear from us, and not through browsers, that a user signed out. */
package dev.cognate.userpool.oauth.backchannel;
