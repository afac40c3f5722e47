/** What the columns of an imported file mean, and who the user of a row is to be. */
package dev.cognate.userpool.userimport.row;
