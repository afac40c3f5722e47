/**
 * Users from CSV files: import jobs, the upload of their files, and the work itself, which goes on in the background in small
 * transactions. Each of them creates some users and says how far the file has been read, so none is lost or created twice
 * when an instance stops in the middle.
 */
package dev.cognate.userpool.userimport;
