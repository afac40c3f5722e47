/** Which clients may do what goes beyond Cognito. Whoever asks {@link Extensions} needs no other place. */
package dev.cognate.userpool.oauth.extension;
