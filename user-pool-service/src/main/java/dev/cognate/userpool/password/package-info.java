/** Passwords: policy, Argon2id hashes and SRP verifiers, hashed on a bounded pool of threads. */
package dev.cognate.userpool.password;
