/** Password hashes other systems made: read within limits of what they may cost, and verified once. */
package dev.cognate.userpool.password.foreign;
