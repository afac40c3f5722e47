/** Clients that are programs of their own: JavaScript packages under Node, the AWS CLI. */
package dev.cognate.e2e.script;
