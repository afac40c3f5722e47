/**
 * How the pages of managed login look: the view model, its templates, messages and assets. The flow, which decides what is shown, is
 * {@code dev.cognate.userpool.login}.
 */
package dev.cognate.userpool.login.view;
