/** Plain HTTP beside the APIs of the contract: pages, OAuth 2.0 endpoints, well-known documents. */
package dev.cognate.wire.web;
