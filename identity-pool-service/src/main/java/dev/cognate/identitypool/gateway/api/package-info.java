/** Plain HTTP APIs behind the gateway, named in policies as those of Amazon API Gateway are. */
package dev.cognate.identitypool.gateway.api;
