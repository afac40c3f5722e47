/**
 * Sessions of users: what a pool tracks, who is signed in where, and the end of it. A token session is a token family
 * and has no rows of its own.
 */
package dev.cognate.userpool.session;
