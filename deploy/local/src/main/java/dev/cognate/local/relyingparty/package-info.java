/** A small application that signs people in through the pages of the demo pool, to try and to look at. */
package dev.cognate.local.relyingparty;
