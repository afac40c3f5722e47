/**
 * Named AES-256 keys, what they seal, and how they are rotated.
 *
 * <p>{@link dev.cognate.keyring.Keyring} is loaded once from a mounted file. Each use of it takes a {@link
 * dev.cognate.keyring.Sealer} of its own purpose, so that what one feature sealed no other feature opens.
 */
package dev.cognate.keyring;
