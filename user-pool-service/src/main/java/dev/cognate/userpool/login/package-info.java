/**
 * The flow of managed login: which page follows which, on the sign-in engine. Pages are drawn on the server and posted as
 * plain forms; each post leads to a page by a redirect, so that going back and reloading post nothing twice, and nothing but
 * passkeys needs scripts.
 *
 * <p>What a browser is in the middle of is a {@link dev.cognate.userpool.login.LoginFlow}, sealed into a cookie: any replica
 * can go on with it and no browser can alter it. How pages look is {@code login.view}.
 */
package dev.cognate.userpool.login;
