/** Users created by administrators, and passwords set by them. */
package dev.cognate.userpool.admin;
