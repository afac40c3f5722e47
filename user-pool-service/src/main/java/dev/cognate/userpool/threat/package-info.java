/**
 * Threat protection: what a pool does about sign-ins that look like somebody else's. How risky one is, the adaptive risk
 * service says; what is done about it, the pool's risk configuration.
 */
package dev.cognate.userpool.threat;
