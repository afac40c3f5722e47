/** Identity providers made by hand, which can be made to lie. */
package dev.cognate.userpool.federation.outside;
