/**
 * The CUSTOM_AUTH flow: the pool's own functions decide what is asked, ask it and judge the answers, alone or after the
 * password was proven by SRP.
 */
package dev.cognate.userpool.custom;
