/** Uploaded files: read from the network no faster than they are stored, sealed, piece by piece. */
package dev.cognate.userpool.userimport.file;
