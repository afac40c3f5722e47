/**
 * Users of a pool and the names they are found by, and the administrator's operations on them. Other features ask
 * {@link dev.cognate.userpool.user.Users}; features with rows of their own about a user implement
 * {@link dev.cognate.userpool.user.UserDeletionListener}.
 */
package dev.cognate.userpool.user;
