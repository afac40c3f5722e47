/** The security token service: who a key belongs to. */
package dev.cognate.identitypool.sts;
