/** Tags of identity pools: TagResource, UntagResource, ListTagsForResource. */
package dev.cognate.identitypool.tag;
