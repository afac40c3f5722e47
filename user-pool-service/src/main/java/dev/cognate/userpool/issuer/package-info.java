/** What relying parties need to trust a pool's tokens: its issuer, its public keys and its discovery document. */
package dev.cognate.userpool.issuer;
