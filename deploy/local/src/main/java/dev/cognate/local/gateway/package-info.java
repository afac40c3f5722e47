/** One address for every API: the HTTP gateway and its pages. */
package dev.cognate.local.gateway;
