/** How pages of a client look: managed login branding and the classic UI customization, both turned into design tokens. */
package dev.cognate.userpool.branding;
