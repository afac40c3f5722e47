/** The security token service: temporary credentials, and whose a key is. */
package dev.cognate.identitypool.sts;
