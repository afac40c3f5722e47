/**
 * The wire contract in Java: what every generated API is made of.
 *
 * <p>A {@link dev.cognate.contract.ServiceSpec} lists an API's operations. A feature builds an operation by
 * implementing its one-method interface, a sub-type of {@link dev.cognate.contract.Operation}; the protocol servers find
 * the implementations and call them with decoded, validated records.
 */
package dev.cognate.contract;
