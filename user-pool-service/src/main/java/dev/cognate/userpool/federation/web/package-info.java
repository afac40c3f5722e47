/** The way of browsers to identity providers and back. */
package dev.cognate.userpool.federation.web;
