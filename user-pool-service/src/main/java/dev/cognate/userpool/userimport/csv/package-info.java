/** CSV files, read part by part: rows that are wrong fail alone. */
package dev.cognate.userpool.userimport.csv;
