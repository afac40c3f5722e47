/** IAM-lite: principals, the keys they sign with, and the decision whether they may call an operation. */
package dev.cognate.iam;
