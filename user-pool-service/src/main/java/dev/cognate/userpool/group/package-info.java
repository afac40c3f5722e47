/** Groups of users: their precedence and roles, who is in them, and what tokens say of it. */
package dev.cognate.userpool.group;
