/** Where everything IAM knows is stored, and how other services hear of it. */
package dev.cognate.identitypool.iam.entity;
