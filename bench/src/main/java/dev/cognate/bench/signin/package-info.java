/** The benchmark of signing in: SRP, password, refresh and GetUser. */
package dev.cognate.bench.signin;
